'use client';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { LeadRecordQuery } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';

type LeadRecord = NonNullable<LeadRecordQuery['lead']>;

const isWebAddress = (value: string): boolean => /^https?:\/\//iu.test(value);

/** What is known of the person and the company; what is not known is not shown. */
export function LeadDetails({ lead }: { readonly lead: LeadRecord }) {
  const t = useTranslations('lead');
  const format = useFormatter();
  const { company } = lead;
  const rows: [string, ReactNode][] = [
    [t('email'), lead.email],
    [t('phone'), lead.phone],
    [
      t('linkedin'),
      lead.linkedinUrl !== null && isWebAddress(lead.linkedinUrl) ? (
        <ProfileLink url={lead.linkedinUrl} />
      ) : (
        lead.linkedinUrl
      ),
    ],
    [t('company'), company?.name],
    [t('domain'), company?.domain],
    [t('industry'), [company?.industry, company?.subIndustry].filter(Boolean).join(' · ')],
    [t('employees'), company?.employees],
    [t('place'), [company?.city, company?.region, company?.country].filter(Boolean).join(', ')],
    [t('founded'), company?.foundedYear],
    [t('listing'), company?.listing],
    [t('campaign'), lead.campaign && <CampaignLink campaign={lead.campaign} />],
    [t('source'), lead.source],
    [t('language'), t(`language_${lead.language}`)],
    [t('added'), format.dateTime(new Date(lead.createdAt), { dateStyle: 'medium' })],
  ];
  return (
    <Card className="p-4">
      <CardTitle className="mb-3">{t('details')}</CardTitle>
      <dl className="grid gap-2">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label} className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
              <dt className="text-xs leading-5 text-soft">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

const linkLook = 'text-accent underline-offset-2 hover:underline';

function ProfileLink({ url }: { readonly url: string }) {
  const t = useTranslations('lead');
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" className={linkLook}>
      {t('openProfile')}
    </a>
  );
}

function CampaignLink({ campaign }: { readonly campaign: NonNullable<LeadRecord['campaign']> }) {
  return (
    <Link href={`/campaigns/${campaign.id}`} className={linkLook}>
      {campaign.name}
    </Link>
  );
}
