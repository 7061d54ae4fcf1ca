/** What a cell looks like, whatever its column is called. */
export type CellShape = 'empty' | 'email' | 'url' | 'number' | 'date' | 'phone' | 'text';

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/;
const URL_SHAPE = /^(https?:\/\/|www\.)\S+$/i;
const NUMBER = /^[-+]?\d{1,3}([  \u202f.,']?\d{3})*([.,]\d+)?\s?[%€$£]?$|^[-+]?\d+([.,]\d+)?$/;
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$/;
const PHONE = /^\(?\+?[\d\s().\u00a0-]{9,20}$/;

/** The shape of one cell. */
export function shapeOf(cell: string): CellShape {
  const text = cell.trim();
  if (text === '') return 'empty';
  if (EMAIL.test(text)) return 'email';
  if (URL_SHAPE.test(text)) return 'url';
  if (DATE.test(text)) return 'date';
  if (NUMBER.test(text)) return 'number';
  if (PHONE.test(text) && text.replace(/\D/g, '').length >= 8) return 'phone';
  return 'text';
}

/** The shape that at least `share` (0 to 1) of the filled cells have, or null when none does. */
export function dominantShape(cells: readonly string[], share = 0.6): CellShape | null {
  const counts = new Map<CellShape, number>();
  let filled = 0;
  for (const cell of cells) {
    const shape = shapeOf(cell);
    if (shape === 'empty') continue;
    filled += 1;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  for (const [shape, count] of counts) {
    if (count >= filled * share) return shape;
  }
  return null;
}
