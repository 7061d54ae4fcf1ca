// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NEVER_SOURCES = new Set(['node_modules', '.next', 'dist', '.git', 'coverage']);

/** @param {string | Buffer} content */
export const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/**
 * Every file under a folder, as sorted paths relative to the root with `/`. A folder that does not exist is empty.
 * @param {string} root
 * @param {string} folder
 * @param {(path: string) => boolean} [accepts]
 * @returns {string[]}
 */
export function listFiles(root, folder, accepts = () => true) {
  const absolute = path.join(root, folder);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return accepts(folder) ? [folder] : [];
  return readdirSync(absolute, { withFileTypes: true })
    .flatMap((entry) => {
      const relative = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return NEVER_SOURCES.has(entry.name) ? [] : listFiles(root, relative, accepts);
      return entry.isFile() && accepts(relative) ? [relative] : [];
    })
    .sort();
}

/**
 * Writes a file in one step: a reader sees the old or the new content, never half of it.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
export function writeAtomically(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/**
 * Content hashes that are only computed again when size or modification time changed, kept in one JSON file
 * together with the stamps of the build's stages.
 */
export class FileIndex {
  /** @type {Record<string, { size: number, modifiedMs: number, hash: string }>} */
  #files;
  /** @type {Record<string, string>} */
  #stamps;
  #changed = false;

  /**
   * @param {string} root
   * @param {string} cacheFile relative to the root
   */
  constructor(root, cacheFile) {
    this.root = root;
    this.cacheFile = path.join(root, cacheFile);
    const cached = readCache(this.cacheFile);
    this.#files = cached.files;
    this.#stamps = cached.stamps;
  }

  /**
   * @param {string} file relative to the root
   * @returns {string} hash of its content
   */
  hashOf(file) {
    const { size, mtimeMs } = statSync(path.join(this.root, file));
    const known = this.#files[file];
    if (known !== undefined && known.size === size && known.modifiedMs === mtimeMs) return known.hash;
    const hash = sha256(readFileSync(path.join(this.root, file)));
    this.#files[file] = { size, modifiedMs: mtimeMs, hash };
    this.#changed = true;
    return hash;
  }

  /**
   * One hash for a set of files: it changes when a file is added, removed, renamed or edited.
   * @param {readonly string[]} files
   * @param {string} [extra] anything else the result depends on
   */
  fingerprint(files, extra = '') {
    return sha256([extra, ...files.map((file) => `${file}:${this.hashOf(file)}`)].join('\n'));
  }

  /** @param {string} name */
  stamp(name) {
    return this.#stamps[name];
  }

  /** @returns {string[]} every name that carries a stamp */
  stampNames() {
    return Object.keys(this.#stamps);
  }

  /**
   * @param {string} name
   * @param {string | undefined} value `undefined` forgets the stamp
   */
  setStamp(name, value) {
    if (this.#stamps[name] === value) return;
    if (value === undefined) delete this.#stamps[name];
    else this.#stamps[name] = value;
    this.#changed = true;
  }

  /** Writes the index when something in it changed. */
  save() {
    if (!this.#changed) return;
    writeAtomically(this.cacheFile, JSON.stringify({ files: this.#files, stamps: this.#stamps }));
    this.#changed = false;
  }
}

/**
 * An unreadable cache is an empty one: the build then starts over.
 * @param {string} file
 */
function readCache(file) {
  try {
    const { files, stamps } = JSON.parse(readFileSync(file, 'utf8'));
    return { files: files ?? {}, stamps: stamps ?? {} };
  } catch {
    return { files: {}, stamps: {} };
  }
}
