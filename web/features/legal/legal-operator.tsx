'use client';
import { useTranslations } from 'next-intl';
import type { LegalInformationQuery } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { FactList } from '../../ui/fact-list';
import { Notice } from '../../ui/notice';

const facts = ['name', 'address', 'registration', 'contact', 'privacyContact', 'host'] as const;

/** Who cannot be missing: without them nobody knows whom they agree with. */
const needed = ['name', 'address', 'contact'] as const;

/** Who runs this installation, or that they have not said so. */
export function LegalOperator({
  operator,
}: {
  readonly operator: LegalInformationQuery['legalInformation']['operator'];
}) {
  const t = useTranslations('legal');
  const known = facts.filter((fact) => operator[fact] !== null);
  const isComplete = needed.every((fact) => operator[fact] !== null);
  return (
    <>
      {!isComplete && <Notice tone="warn">{t('operatorMissing')}</Notice>}
      {known.length > 0 && (
        <Card>
          <FactList facts={known.map((fact) => ({ name: t(`operator_${fact}`), value: operator[fact] }))} />
        </Card>
      )}
    </>
  );
}
