// @ts-check
export const MAP_START = '<!-- map:start (drawn by tools/checks/house-law.mjs --draw) -->';
export const MAP_END = '<!-- map:end -->';

/** The page that carries the map. */
export const MAP_PAGE = 'docs/architecture.md';

/** Who tests the house may reach everywhere, and is no part of it. */
const OUTSIDE_THE_HOUSE = /\.(test|eval)\.tsx?$|^platform\/testing\//;

/**
 * The room a file belongs to: `platform/<room>`, `subgraphs/<house>`, or the first folder.
 * @param {string} file
 * @returns {string | undefined} `undefined` for what is not ours
 */
export function roomOf(file) {
  if (OUTSIDE_THE_HOUSE.test(file)) return undefined;
  const match = /^(?:(?:platform|subgraphs)\/[^/]+(?=\/)|(?:gateway|worker|web)(?=\/))/.exec(file);
  return match?.[0];
}

/**
 * A mermaid map of the rooms: an arrow for every import that crosses a wall. Equal imports give equal text, in whatever order they are found.
 * @param {readonly { source: string, imports: readonly string[] }[]} modules
 */
export function drawMap(modules) {
  /** @type {Set<string>} */
  const rooms = new Set();
  /** @type {Set<string>} */
  const arrows = new Set();
  for (const { source, imports } of modules) {
    const from = roomOf(source);
    if (from === undefined) continue;
    rooms.add(from);
    for (const imported of imports) {
      const to = roomOf(imported);
      if (to === undefined || to === from) continue;
      rooms.add(to);
      arrows.add(`  ${idOf(from)} --> ${idOf(to)}`);
    }
  }
  return ['```mermaid', 'flowchart LR', ...groupLines([...rooms].sort()), ...[...arrows].sort(), '```'].join('\n');
}

/** @param {string} room */
const idOf = (room) => room.replaceAll(/[^a-z0-9]/g, '_');

/** @param {string[]} rooms */
function groupLines(rooms) {
  const single = rooms.filter((room) => !room.includes('/'));
  const groups = ['subgraphs', 'platform'].flatMap((group) => {
    const members = rooms.filter((room) => room.startsWith(`${group}/`));
    if (members.length === 0) return [];
    return [
      `  subgraph ${group}_rooms [${group}]`,
      ...members.map((room) => `    ${idOf(room)}["${room.slice(group.length + 1)}"]`),
      '  end',
    ];
  });
  return [...single.map((room) => `  ${idOf(room)}["${room}"]`), ...groups];
}

/**
 * The page with the drawing between its markers.
 * @param {string} page
 * @param {string} map
 */
export function replaceMap(page, map) {
  const start = page.indexOf(MAP_START);
  const end = page.indexOf(MAP_END);
  if (start < 0 || end < start)
    throw new Error(`The page needs the lines "${MAP_START}" and "${MAP_END}" around its map.`);
  return `${page.slice(0, start + MAP_START.length)}\n\n${map}\n\n${page.slice(end)}`;
}
