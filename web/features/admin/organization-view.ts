import type {
  OrganizationStatus,
  OrganizationType,
  Plan,
  PlatformOrganizationFilter,
  PlatformOrganizationSort,
  SortDirection,
} from '../../graphql/generated/graphql';

/** The plans from the smallest to the largest. */
export const plans: readonly Plan[] = ['TRIAL', 'STARTER', 'GROWTH', 'SCALE'];

/** Where an organization can stand. */
export const organizationStatuses: readonly OrganizationStatus[] = ['ACTIVE', 'SUSPENDED', 'DELETED'];

/** Whom an organization can sell to. */
export const organizationTypes: readonly OrganizationType[] = ['B2B', 'B2C'];

const sorts: readonly PlatformOrganizationSort[] = ['CREATED_AT', 'NAME', 'USERS', 'LEADS'];
const directions: readonly SortDirection[] = ['DESC', 'ASC'];

/** The orders to choose from, as they stand in the address. */
export const orders = sorts.flatMap((sort) => directions.map((direction) => `${sort}-${direction}` as const));

/** One of them. */
export type OrganizationOrder = (typeof orders)[number];

/** What the list of organizations shows, as the page's address says it. */
export interface OrganizationView {
  readonly search: string;
  readonly plan: Plan | null;
  readonly status: OrganizationStatus | null;
  readonly type: OrganizationType | null;
  readonly order: OrganizationOrder;
}

/** Reads the view out of the address; anything unknown counts as absent. */
export const readOrganizationView = (parameter: (name: string) => string | null): OrganizationView => ({
  search: parameter('search') ?? '',
  plan: plans.find((plan) => plan === parameter('plan')) ?? null,
  status: organizationStatuses.find((status) => status === parameter('status')) ?? null,
  type: organizationTypes.find((type) => type === parameter('type')) ?? null,
  order: orders.find((order) => order === parameter('order')) ?? 'CREATED_AT-DESC',
});

/** The view as the API takes it. */
export function organizationQuery({ search, plan, status, type, order }: OrganizationView): {
  readonly filter: PlatformOrganizationFilter;
  readonly sort: PlatformOrganizationSort;
  readonly direction: SortDirection;
} {
  return {
    filter: { search: search.trim() === '' ? null : search.trim(), plan, status, type },
    sort: sorts.find((sort) => order.startsWith(`${sort}-`)) ?? 'CREATED_AT',
    direction: order.endsWith('-ASC') ? 'ASC' : 'DESC',
  };
}
