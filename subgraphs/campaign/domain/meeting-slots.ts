/** Fixed French public holidays, as month-day; a slot is never offered on one. */
const fixedHolidays = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);

const dayMs = 24 * 60 * 60 * 1000;
const zone = 'Europe/Paris';

// Making a format takes longer than all that is done with it, and every draft asks.
const offsetFormat = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });

const offsetOf = (moment: Date): string => {
  const parts = offsetFormat.formatToParts(moment);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
};

/** Easter Sunday of a year (Gregorian computus), for the holidays that move with it. */
function easterSunday(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return new Date(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1));
}

function isWorkingDay(day: Date): boolean {
  const weekday = day.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (fixedHolidays.has(day.toISOString().slice(5, 10))) return false;
  const easter = easterSunday(day.getUTCFullYear()).getTime();
  return ![1, 39, 50].some((days) => easter + days * dayMs === day.getTime());
}

/** A meeting time as the writer takes it: an ISO time with offset and zone. */
export interface MeetingSlot {
  readonly startsAt: string;
}

/** The next working days from the day after tomorrow on, at 10:00 and 14:30 in Paris: what a person can keep free until a calendar is connected. */
export function nextMeetingSlots(now: Date, count: number): readonly MeetingSlot[] {
  const slots: MeetingSlot[] = [];
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  for (let ahead = 2; slots.length < count; ahead += 1) {
    const day = new Date(midnight + ahead * dayMs);
    if (!isWorkingDay(day)) continue;
    const date = day.toISOString().slice(0, 10);
    const time = slots.length % 2 === 0 ? '10:00' : '14:30';
    slots.push({ startsAt: `${date}T${time}:00${offsetOf(new Date(day.getTime() + dayMs / 2))}[${zone}]` });
  }
  return slots;
}
