import { unbreakableSpace, withDe } from './french-grammar.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string, language: 'fr' | 'en'): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(key, format);
  return format;
}

interface WallClock {
  readonly milliseconds: number;
  readonly timeZone: string;
  /** What people call the zone: a city's time or an offset. */
  readonly zoneName: string;
}

function offsetName(offset: string): string {
  const [, sign = '+', hours = '0', minutes = '00'] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  if (Number(hours) === 0 && minutes === '00') return 'UTC';
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
}

function cityTime(timeZone: string, language: 'fr' | 'en'): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return language === 'fr' ? `heure ${withDe(city)}` : `${city} time`;
}

function wallClock(startsAt: string, leadZone: string | undefined, language: 'fr' | 'en'): WallClock {
  const [instant = startsAt, bracket] = startsAt.split('[');
  const milliseconds = Date.parse(instant);
  const timeZone = leadZone ?? bracket?.replace(']', '');
  if (timeZone?.includes('/') && !timeZone.startsWith('Etc/'))
    return { milliseconds, timeZone, zoneName: cityTime(timeZone, language) };
  if (timeZone !== undefined) return { milliseconds, timeZone, zoneName: timeZone };
  const offset = /[+-]\d\d:\d\d$/.exec(instant)?.[0] ?? '+00:00';
  const minutes = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))) * (offset.startsWith('-') ? -1 : 1);
  return { milliseconds: milliseconds + minutes * 60_000, timeZone: 'UTC', zoneName: offsetName(offset) };
}

/**
 * A meeting time as people write it, with its zone: "mardi 1er décembre 2026 à 14 h 30 (heure de Paris)",
 * "Tuesday 1 December 2026 at 2:30 pm (Paris time)". The lead's zone counts first, then the slot's own.
 */
export function slotLabel(startsAt: string, language: 'fr' | 'en', leadZone?: string): string {
  const { milliseconds, timeZone, zoneName } = wallClock(startsAt, leadZone, language);
  const parts = formatIn(timeZone, language).formatToParts(milliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  const [hour, minute] = [Number(part('hour')), part('minute')];
  if (language === 'fr') {
    const day = part('day') === '1' ? '1er' : part('day');
    const time =
      minute === '00' ? `${hour}${unbreakableSpace}h` : `${hour}${unbreakableSpace}h${unbreakableSpace}${minute}`;
    return `${part('weekday')} ${day} ${part('month')} ${part('year')} à ${time} (${zoneName})`;
  }
  const time = `${hour % 12 === 0 ? 12 : hour % 12}${minute === '00' ? '' : `:${minute}`} ${hour < 12 ? 'am' : 'pm'}`;
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')} at ${time} (${zoneName})`;
}
