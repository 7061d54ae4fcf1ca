import { Field, Int, ObjectType } from 'type-graphql';
import type { ProspectCriteria } from '../domain/criteria.js';

/** Whom a campaign looks for. */
@ObjectType('ProspectCriteria', {
  description: 'Whom a campaign looks for, as the prospector understood the text.',
  simpleResolvers: true,
})
export class ProspectCriteriaType {
  @Field(() => [String], { description: 'Job titles, as asked.' })
  titles!: readonly string[];

  @Field(() => [String], { description: 'Ranks: individual, manager, director, vp, c_level.' })
  seniorities!: readonly string[];

  @Field(() => [String], { description: 'Functions, for instance sales or finance.' })
  functions!: readonly string[];

  @Field(() => [String], { description: 'Sectors (GICS).' })
  sectors!: readonly string[];

  @Field(() => [String], { description: 'Sub-industries (GICS).' })
  subIndustries!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Fewest employees; null when not asked.' })
  sizeMin!: number | null;

  @Field(() => Int, { nullable: true, description: 'Most employees; null when not asked.' })
  sizeMax!: number | null;

  @Field(() => [String], { description: 'Cities, regions and countries.' })
  places!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Founded after this year; null when not asked.' })
  foundedAfter!: number | null;

  @Field(() => Int, { nullable: true, description: 'Founded before this year; null when not asked.' })
  foundedBefore!: number | null;

  @Field(() => [String], { description: 'What must not be found: companies, sectors, titles, places.' })
  exclusions!: readonly string[];

  @Field(() => [String], { description: 'Parts of the text that were not understood.' })
  unread!: readonly string[];
}

type CriteriaFields = { [Field in keyof ProspectCriteriaType]: ProspectCriteriaType[Field] };

/** The criteria as GraphQL shows them. */
export const toCriteriaType = (criteria: ProspectCriteria): CriteriaFields => ({
  titles: criteria.titles,
  seniorities: criteria.seniorities,
  functions: criteria.functions,
  sectors: criteria.sectors,
  subIndustries: criteria.subIndustries,
  sizeMin: criteria.sizeMin ?? null,
  sizeMax: criteria.sizeMax ?? null,
  places: criteria.places.map((place) => place.value),
  foundedAfter: criteria.foundedAfter ?? null,
  foundedBefore: criteria.foundedBefore ?? null,
  exclusions: [
    ...criteria.exclusions.companies,
    ...criteria.exclusions.sectors,
    ...criteria.exclusions.subIndustries,
    ...criteria.exclusions.titles,
    ...criteria.exclusions.places.map((place) => place.value),
  ],
  unread: criteria.unread,
});
