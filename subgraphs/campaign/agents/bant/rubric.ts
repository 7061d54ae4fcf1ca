import { BANDS, type Band, type Verdict } from './output.js';

/** From this total on, a lead is qualified (V-27). */
export const QUALIFIED_FROM = 60;
/** From this total on, and below qualified, a lead is nurtured (V-28); under it, rejected (V-29). */
export const NURTURE_FROM = 40;

/** First and last point of each band, both included (O-04). */
export const BAND_POINTS: Readonly<Record<Band, readonly [number, number]>> = {
  NONE: [0, 5],
  LOW: [6, 10],
  MEDIUM: [11, 15],
  HIGH: [16, 20],
  VERY_HIGH: [21, 25],
};

/** The band of a number of points, 0 to 25. */
export function bandOf(points: number): Band {
  return BANDS.find((band) => points <= BAND_POINTS[band][1]) ?? 'VERY_HIGH';
}

/** The band above or below, the first and last staying where they are. */
export function neighbourBand(band: Band, steps: number): Band {
  const index = Math.min(BANDS.length - 1, Math.max(0, BANDS.indexOf(band) + steps));
  return BANDS[index] ?? band;
}

/** The middle of a band, given when nothing tells more. */
export function middlePoints(band: Band): number {
  return Math.floor((BAND_POINTS[band][0] + BAND_POINTS[band][1] + 1) / 2);
}

/** The upper end of a band. */
export function topPoints(band: Band): number {
  return BAND_POINTS[band][1];
}

/** The verdict of a total (V-27, V-28, V-29, X-23). */
export function verdictOf(total: number): Verdict {
  if (total >= QUALIFIED_FROM) return 'QUALIFIED';
  return total >= NURTURE_FROM ? 'NURTURE' : 'REJECTED';
}

/** The budget band that a company's size supports; more than 500 people is a large company (O-04). */
export function bandOfSize(employees: number): Band {
  if (employees < 10) return 'NONE';
  if (employees < 30) return 'LOW';
  if (employees < 100) return 'MEDIUM';
  return employees <= 500 ? 'HIGH' : 'VERY_HIGH';
}
