import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlanPage } from '../../../../features/plans/plan-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plan'))('title') };
}

export default function PlanRoute() {
  return <PlanPage />;
}
