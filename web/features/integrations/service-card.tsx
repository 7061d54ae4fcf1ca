'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { IntegrationCardFragment, IntegrationTestOutcome } from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { Badge, type Tone } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { Modal } from '../../ui/modal';
import { ModalButtons } from '../../ui/modal-buttons';
import { ServiceForm } from './service-form';
import { knownField, type Service } from './services';
import { useIntegrationActs, type IntegrationActs } from './use-integration-acts';

const tones: Record<IntegrationTestOutcome, Tone> = { WORKS: 'good', REFUSED: 'bad', UNREACHABLE: 'warn' };

interface ServiceCardProps {
  readonly service: Service;
  /** What is kept of it; null when it is not configured. */
  readonly integration: IntegrationCardFragment | null;
}

/** One service: what is kept, masked, and what may be done about it. */
export function ServiceCard({ service, integration }: ServiceCardProps) {
  const t = useTranslations('integrations');
  const acts = useIntegrationActs();
  const [editing, setEditing] = useState(false);
  return (
    <Card data-service={service.provider} className="grid content-start gap-3 p-4">
      <div className="flex items-center justify-between gap-3">
        <CardTitle>{service.brand}</CardTitle>
        <ServiceState integration={integration} />
      </div>
      <p className="text-sm text-soft">{t(`about_${service.provider}`)}</p>
      {integration && <KeptValues integration={integration} />}
      <ActProblem act={acts.act} />
      {editing ? (
        <ServiceForm
          service={service}
          acts={acts}
          onClose={() => {
            setEditing(false);
          }}
        />
      ) : (
        <ServiceButtons
          service={service}
          isKept={integration !== null}
          acts={acts}
          onEdit={() => {
            setEditing(true);
          }}
        />
      )}
    </Card>
  );
}

function ServiceState({ integration }: { readonly integration: IntegrationCardFragment | null }) {
  const t = useTranslations('integrations');
  if (!integration) return <Badge>{t('notConfigured')}</Badge>;
  const outcome = integration.lastTestOutcome;
  if (outcome === null) return <Badge tone="accent">{t('configured')}</Badge>;
  return <Badge tone={tones[outcome]}>{t(`outcome_${outcome}`)}</Badge>;
}

function KeptValues({ integration }: { readonly integration: IntegrationCardFragment }) {
  const t = useTranslations('integrations');
  const format = useFormatter();
  const moment = (at: string): string => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <dl className="grid gap-1 text-sm">
        {integration.fields.map(({ name, shown }) => {
          const field = knownField(name);
          return (
            <div key={name} className="flex flex-wrap gap-x-2">
              <dt className="text-soft">{field === null ? name : t(`field_${field}`)}</dt>
              <dd data-kept={name} className="font-mono break-all">
                {shown}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="text-xs text-soft">
        {t('configuredOn', {
          date: moment(integration.configuredAt),
          name: integration.configuredBy?.name ?? t('nobody'),
        })}
        {integration.lastTestedAt !== null && ` · ${t('testedOn', { date: moment(integration.lastTestedAt) })}`}
      </p>
    </>
  );
}

interface ServiceButtonsProps {
  readonly service: Service;
  readonly isKept: boolean;
  readonly acts: IntegrationActs;
  readonly onEdit: () => void;
}

function ServiceButtons({ service, isKept, acts, onEdit }: ServiceButtonsProps) {
  const t = useTranslations('integrations');
  const [removing, setRemoving] = useState(false);
  const { provider, brand } = service;
  const keep = (): void => {
    setRemoving(false);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" aria-label={t(isKept ? 'replaceOf' : 'configureOf', { service: brand })} onClick={onEdit}>
        {isKept ? t('replace') : t('configure')}
      </Button>
      {isKept && (
        <>
          <Button
            size="small"
            disabled={acts.act.busy}
            aria-label={t('testOf', { service: brand })}
            onClick={() => void acts.test(provider)}
          >
            {acts.act.busy ? t('testing') : t('test')}
          </Button>
          <Button
            size="small"
            tone="danger"
            disabled={acts.act.busy}
            aria-label={t('removeOf', { service: brand })}
            onClick={() => {
              setRemoving(true);
            }}
          >
            {t('remove')}
          </Button>
        </>
      )}
      {removing && (
        <Modal title={t('removeTitle', { service: brand })} onClose={keep}>
          <p className="text-soft">{t('removeText')}</p>
          <ModalButtons
            keep={t('cancel')}
            confirm={t('removeConfirm')}
            danger
            onKeep={keep}
            onConfirm={() => {
              keep();
              void acts.remove(provider);
            }}
          />
        </Modal>
      )}
    </div>
  );
}
