'use client';
import { useTranslations } from 'next-intl';
import { SelectInput } from '../../ui/field';
import { SearchBox } from '../../ui/search-box';
import { Choice } from './choice';
import { orders, organizationStatuses, organizationTypes, plans, type OrganizationView } from './organization-view';

interface OrganizationFiltersProps {
  readonly view: OrganizationView;
  readonly onChange: (parameters: Readonly<Record<string, string | null>>) => void;
}

/** Which organizations to show, and in which order. */
export function OrganizationFilters({ view, onChange }: OrganizationFiltersProps) {
  const t = useTranslations('admin');
  const planName = useTranslations('plan');
  return (
    <search className="mb-3 flex flex-wrap gap-2">
      <SearchBox
        label={t('searchOrganization')}
        value={view.search}
        onSearch={(search) => {
          onChange({ search });
        }}
      />
      <Choice
        label={t('filterPlan')}
        every={t('everyPlan')}
        values={plans}
        nameOf={(plan) => planName(`plan_${plan}`)}
        value={view.plan}
        onChange={(plan) => {
          onChange({ plan });
        }}
      />
      <Choice
        label={t('filterStatus')}
        every={t('everyStatus')}
        values={organizationStatuses}
        nameOf={(status) => t(`organizationStatus_${status}`)}
        value={view.status}
        onChange={(status) => {
          onChange({ status });
        }}
      />
      <Choice
        label={t('filterType')}
        every={t('everyType')}
        values={organizationTypes}
        nameOf={(type) => t(`type_${type}`)}
        value={view.type}
        onChange={(type) => {
          onChange({ type });
        }}
      />
      <SelectInput
        aria-label={t('order')}
        className="sm:ml-auto sm:w-auto"
        value={view.order}
        onChange={(event) => {
          onChange({ order: event.target.value });
        }}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {t(`order_${order}`)}
          </option>
        ))}
      </SelectInput>
    </search>
  );
}
