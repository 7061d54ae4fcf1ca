import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LoginPage } from '../../features/session/login-page';
import { safeNextPath } from '../../features/session/next-path';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('login'))('title') };
}

interface LoginRouteProps {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function LoginRoute({ searchParams }: LoginRouteProps) {
  const { next } = await searchParams;
  return <LoginPage nextPath={safeNextPath(typeof next === 'string' ? next : null)} />;
}
