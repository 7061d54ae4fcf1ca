import { z } from 'zod';
import { v7 as newId } from 'uuid';
import type { Prisma } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import {
  criteria,
  verdicts,
  type AssessedCriterion,
  type BantAssessment,
  type Criterion,
} from '../domain/assessment.js';
import { storedTranslations } from './stored-translations.js';
import { isIdentifier } from '../domain/identifier.js';
import type { LeadStatus } from '../domain/lead.js';
import type { OrganizationClient } from './organization-client.js';

const storedCriteria = z.array(
  z.object({
    criterion: z.enum(criteria),
    points: z.number(),
    known: z.boolean(),
    band: z.string(),
    reason: z.string(),
    translations: storedTranslations.default({}),
    evidence: z.array(z.object({ sourceKey: z.string(), start: z.number(), end: z.number(), quote: z.string() })),
  }),
);
const storedSources = z.array(
  z.object({ key: z.string(), label: z.string(), text: z.string(), at: z.string().nullable() }),
);

const toAssessment = (row: Prisma.BantAssessmentModel): BantAssessment => ({
  id: row.id,
  organizationId: row.organizationId,
  leadId: row.leadId,
  runId: row.runId,
  total: row.total,
  verdict: z.enum(verdicts).parse(row.verdict),
  confidence: row.confidence,
  engine: row.engine,
  model: row.model,
  taskVersion: row.taskVersion,
  criteria: storedCriteria.parse(row.criteria),
  sources: storedSources.parse(row.sources),
  assessedAt: row.assessedAt,
});

/** A verified assessment about to be stored. */
export type NewAssessment = Omit<BantAssessment, 'id' | 'organizationId'>;

/** A lead's row after its assessment. */
export interface AssessedLead {
  readonly leadId: string;
  readonly score: number;
  readonly verdict: BantAssessment['verdict'];
  readonly status: LeadStatus;
}

const pointsOf = (assessed: readonly AssessedCriterion[], criterion: Criterion): number =>
  assessed.find((one) => one.criterion === criterion)?.points ?? 0;

/** The BANT results of one organization. Never changed once written. */
export class AssessmentRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  /** The newest assessment of each lead. */
  async latestByLead(leadIds: readonly string[]): Promise<ReadonlyMap<string, BantAssessment>> {
    const known = leadIds.filter(isIdentifier);
    if (known.length === 0) return new Map();
    const rows = await this.#client.bantAssessment.findMany({
      where: { organizationId: this.#organizationId, leadId: { in: known } },
      orderBy: [{ leadId: 'asc' }, { id: 'desc' }],
      distinct: ['leadId'],
    });
    return new Map(rows.map((row) => [row.leadId, toAssessment(row)]));
  }

  /** The assessments of a run, by lead. */
  async ofRun(runId: string, leadIds: readonly string[]): Promise<ReadonlyMap<string, BantAssessment>> {
    const known = leadIds.filter(isIdentifier);
    if (known.length === 0 || !isIdentifier(runId)) return new Map();
    const rows = await this.#client.bantAssessment.findMany({
      where: { organizationId: this.#organizationId, runId, leadId: { in: known } },
    });
    return new Map(rows.map((row) => [row.leadId, toAssessment(row)]));
  }

  /** The assessments of a lead, newest first, behind the position. */
  async page(leadId: string, after: string | null, limit: number): Promise<readonly BantAssessment[]> {
    if (!isIdentifier(leadId)) return [];
    const rows = await this.#client.bantAssessment.findMany({
      where: { organizationId: this.#organizationId, leadId, ...(after ? { id: { lt: after } } : {}) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(toAssessment);
  }

  /** Stores assessments in one statement and answers them with their ids. */
  async add(assessments: readonly NewAssessment[]): Promise<readonly BantAssessment[]> {
    const stored = assessments.map((assessment) => ({
      ...assessment,
      id: newId(),
      organizationId: this.#organizationId,
    }));
    const points = (criterion: Criterion): number[] => stored.map((one) => pointsOf(one.criteria, criterion));
    await this.#client.$executeRawUnsafe(
      `INSERT INTO lead.bant_assessments (organization_id, id, lead_id, run_id, budget, authority, need, timeline, total, verdict,
         confidence, engine, model, task_version, criteria, sources, assessed_at)
       SELECT $1::uuid, a.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::text[],
         $11::float8[], $12::text[], $13::text[], $14::text[], $15::jsonb[], $16::jsonb[], $17::timestamptz[]) AS a`,
      this.#organizationId,
      stored.map((one) => one.id),
      stored.map((one) => one.leadId),
      stored.map((one) => one.runId),
      points('BUDGET'),
      points('AUTHORITY'),
      points('NEED'),
      points('TIMELINE'),
      stored.map((one) => one.total),
      stored.map((one) => one.verdict),
      stored.map((one) => one.confidence),
      stored.map((one) => one.engine),
      stored.map((one) => one.model),
      stored.map((one) => one.taskVersion),
      stored.map((one) => JSON.stringify(one.criteria)),
      stored.map((one) => JSON.stringify(one.sources)),
      stored.map((one) => one.assessedAt.toISOString()),
    );
    return stored;
  }

  /** Writes what assessments mean for their leads, in one statement; the caller holds the rows locked. */
  async applyToLeads(leads: readonly AssessedLead[], now: Date): Promise<void> {
    await this.#client.$executeRawUnsafe(
      `UPDATE lead.leads AS l SET score = a.score, verdict = a.verdict, status = a.status, updated_at = $2::timestamptz
       FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[]) AS a (id, score, verdict, status)
       WHERE l.organization_id = $1::uuid AND l.id = a.id`,
      this.#organizationId,
      now.toISOString(),
      leads.map((lead) => lead.leadId),
      leads.map((lead) => lead.score),
      leads.map((lead) => lead.verdict),
      leads.map((lead) => lead.status),
    );
  }
}

/** Reading only: assessments are recorded inside a transaction. */
export type AssessmentReads = Pick<AssessmentRepository, 'latestByLead' | 'ofRun' | 'page'>;
