'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { MyConsentsDocument, RecordConsentDocument, type RecordConsentMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { LegalLink } from '../legal/legal-link';
import { consentsInForce } from './consents-in-force';

const shownMax = 100;

/** What the person agreed to (Z-29), and the one consent that may be given or withdrawn at any time. */
export function ConsentCard() {
  const t = useTranslations('profile');
  const format = useFormatter();
  const { data, error, refetch } = useQuery(MyConsentsDocument, {
    variables: { first: shownMax },
    fetchPolicy: 'cache-and-network',
  });
  const [record] = useMutation(RecordConsentDocument, { refetchQueries: ['MyConsents'], awaitRefetchQueries: true });
  const act = useSubmission<RecordConsentMutation['recordConsent']>();
  const inForce = data && consentsInForce(data.myConsents.nodes);
  const acceptsMarketing = inForce?.some(({ kind, given }) => kind === 'MARKETING' && given) === true;

  return (
    <Card className="p-4" data-marketing={acceptsMarketing ? 'given' : 'withdrawn'}>
      <CardTitle className="mb-3">{t('consents')}</CardTitle>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={3} label={t('loading')} />}
      {inForce && (
        <>
          <ul className="mb-4 grid gap-2">
            {inForce.map(({ id, kind, given, version, at }) => (
              <li key={id} className="flex flex-wrap items-center gap-2 text-sm">
                <span className="font-medium">
                  {kind === 'TERMS' || kind === 'PRIVACY' ? (
                    <LegalLink to={kind === 'TERMS' ? 'terms' : 'privacy'}>{t(`consent_${kind}`)}</LegalLink>
                  ) : (
                    t(`consent_${kind}`)
                  )}
                </span>
                <Badge tone={given ? 'good' : 'neutral'}>{given ? t('given') : t('notGiven')}</Badge>
                <span className="text-xs text-soft">
                  {t('consentAt', { date: format.dateTime(new Date(at), { dateStyle: 'medium' }), version })}
                </span>
              </li>
            ))}
          </ul>
          <Button
            disabled={act.busy}
            onClick={() => {
              const variables = { input: { kind: 'MARKETING', given: !acceptsMarketing } } as const;
              void act.submit(async () => (await record({ variables })).data?.recordConsent);
            }}
          >
            {acceptsMarketing ? t('withdrawMarketing') : t('giveMarketing')}
          </Button>
        </>
      )}
      {act.error !== null && (
        <div className="mt-3">
          <ErrorState error={act.error} />
        </div>
      )}
    </Card>
  );
}
