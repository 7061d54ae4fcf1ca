import { safeNextPath } from '../../features/session/next-path';
import { SessionRenewal } from '../../features/session/session-renewal';

interface SessionRouteProps {
  readonly searchParams: Promise<{ readonly next?: string | string[] }>;
}

export default async function SessionRoute({ searchParams }: SessionRouteProps) {
  const { next } = await searchParams;
  return <SessionRenewal nextPath={safeNextPath(typeof next === 'string' ? next : null)} />;
}
