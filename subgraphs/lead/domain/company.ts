/** A company leads work for. Numbers of employees are kept as the source writes them. */
export interface Company {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly domain: string | null;
  readonly industry: string | null;
  readonly subIndustry: string | null;
  readonly employees: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  /** The stock index it belongs to, as the source names it. */
  readonly listing: string | null;
  readonly foundedYear: number | null;
}
