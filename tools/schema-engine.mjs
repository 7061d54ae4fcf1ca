#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which is a download: speaks the JSON-RPC of the Prisma CLI on standard
// input and output, and lets @prisma/schema-engine-wasm do the work through @prisma/adapter-pg.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const CONNECTION_TIMEOUT_SECONDS = 5;
const CHAR_OID = 18;
const TEXT_OID = 25;
const CHARACTER_COLUMN = 6;
const PRISMA_ERRORS = { '3D000': 'P1003', '28P01': 'P1000', '42P04': 'P1009' };
const ENGINE_METHODS = { getDatabaseVersion: 'version' };
const METHODS_NEEDING_A_REPLAY = new Set(['evaluateDataLoss', 'createMigration']);

/** The CLI passes either a plain connection string or a JSON object holding one. */
function parseDatasource(text) {
  return text.startsWith('{') ? JSON.parse(text) : { url: text };
}

/**
 * Fields instead of the connection string: in pg a connection string wins over `database`, so a "shadow" connection
 * derived from it would silently be the real database.
 */
function connectionFields(connectionString) {
  const url = new URL(connectionString);
  const sslMode = url.searchParams.get('sslmode');
  return {
    // A socket, as in a connection string of libpq.
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    connectionTimeoutMillis: CONNECTION_TIMEOUT_SECONDS * 1000,
    ...(sslMode && sslMode !== 'disable' ? { ssl: { rejectUnauthorized: sslMode === 'verify-full' } } : {}),
  };
}

async function withClient(fields, work) {
  const client = new pg.Client(fields);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Corrects what adapter-pg does not do for a schema engine; returns the same adapter. */
function completeAdapter(adapter) {
  readCharColumns(adapter);
  sendScriptsWhole(adapter);
  if (adapter.startTransaction) {
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => completeAdapter(await startTransaction(isolationLevel));
  }
  return adapter;
}

/** adapter-pg does not know the catalog's one-byte "char" type: read it as text and call it a character. */
function readCharColumns(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const charColumnsOf = new WeakMap();
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const charColumns = [];
    for (const [index, field] of (result?.fields ?? []).entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      charColumns.push(index);
    }
    charColumnsOf.set(query, charColumns);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumnsOf.get(query) ?? []) result.columnTypes[index] = CHARACTER_COLUMN;
    return result;
  };
}

/** adapter-pg cuts scripts at every semicolon, also inside function bodies; the simple protocol takes them whole. */
function sendScriptsWhole(adapter) {
  if (!adapter.executeScript) return;
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error) => adapter.onError(error));
  };
}

/** Connects the engine to the database, and to an empty shadow database to replay migrations in. */
class EngineAdapterFactory {
  provider = 'postgres';
  adapterName = '@prisma/adapter-pg';
  #fields;
  #schema;
  #shadowUrl;

  constructor(datasource) {
    const url = datasource.url || 'postgresql://nobody:nothing@127.0.0.1:1/none';
    this.#fields = connectionFields(url);
    this.#schema = new URL(url).searchParams.get('schema') ?? undefined;
    this.#shadowUrl = datasource.shadowDatabaseUrl;
  }

  async connect() {
    return completeAdapter(await new PrismaPg(this.#fields, { schema: this.#schema }).connect());
  }

  async connectToShadowDb() {
    return this.#shadowUrl ? this.#connectToGivenShadow() : this.#connectToOwnShadow();
  }

  async #connectToGivenShadow() {
    const adapter = completeAdapter(await new PrismaPg(connectionFields(this.#shadowUrl)).connect());
    await adapter.executeScript(`DO $$ DECLARE found record; BEGIN
      FOR found IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
      LOOP EXECUTE format('DROP SCHEMA %I CASCADE', found.nspname); END LOOP;
      CREATE SCHEMA public; END $$;`);
    return adapter;
  }

  /** adapter-pg drops its shadow database while still connected to it, which always fails; so it is ours to drop. */
  async #connectToOwnShadow() {
    const database = `prisma_shadow_${process.pid}_${Date.now()}`;
    const name = pg.escapeIdentifier(database);
    await withClient(this.#fields, (client) => client.query(`CREATE DATABASE ${name}`));
    const adapter = completeAdapter(await new PrismaPg({ ...this.#fields, database }).connect());
    const disconnect = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await disconnect();
      await withClient(this.#fields, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    };
    return adapter;
  }
}

async function loadEngineModule() {
  const directory = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = fs.readFileSync(path.join(directory, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return glue;
}

function readDatamodels(locations) {
  return locations?.flatMap(listSchemaFiles).map((file) => [file, fs.readFileSync(file, 'utf8')]);
}

function listSchemaFiles(location) {
  if (!fs.statSync(location).isDirectory()) return [location];
  const names = fs.readdirSync(location, { recursive: true }).map(String);
  return names.filter((name) => name.endsWith('.prisma')).map((name) => path.join(location, name));
}

/** Answers the CLI's requests one by one as lines of JSON. */
class EngineServer {
  #options;
  #datasource;
  #engine;
  #nextRequestId = 1_000_000;
  #awaitedAnswers = new Map();
  #running = 0;
  #closed = false;

  constructor(options) {
    this.#options = options;
    this.#datasource = options.datasource ? parseDatasource(options.datasource) : {};
  }

  listen() {
    const lines = readline.createInterface({ input: process.stdin });
    lines.on('line', (line) => void this.#receive(JSON.parse(line)));
    lines.on('close', () => {
      this.#closed = true;
      this.#exitWhenDone();
    });
  }

  async #receive(message) {
    if (!message.method) {
      this.#awaitedAnswers.get(message.id)?.();
      this.#awaitedAnswers.delete(message.id);
      return;
    }
    this.#running += 1;
    try {
      const result = await this.#answer(message.method, message.params);
      this.#send({ id: message.id, result: result ?? {} });
    } catch (error) {
      this.#send({ id: message.id, error: describeError(error) });
    } finally {
      this.#running -= 1;
      this.#exitWhenDone();
    }
  }

  async #answer(method, params) {
    if (method === 'createDatabase') return this.#createDatabase();
    const engine = await this.#loadEngine();
    if (METHODS_NEEDING_A_REPLAY.has(method)) {
      // The WASM engine answers these two from a cache that only devDiagnostic fills.
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    }
    const result = await engine[ENGINE_METHODS[method] ?? method](params);
    if (method !== 'diff' || result?.stdout == null) return result;
    await this.#print(result.stdout);
    return { exitCode: result.exitCode };
  }

  async #createDatabase() {
    const fields = connectionFields(this.#datasource.url);
    const statement = `CREATE DATABASE ${pg.escapeIdentifier(fields.database)}`;
    await withClient({ ...fields, database: 'postgres' }, (client) => client.query(statement));
    return { databaseName: fields.database };
  }

  #loadEngine() {
    this.#engine ??= loadEngineModule().then((glue) =>
      glue.SchemaEngine.new(
        { datamodels: readDatamodels(this.#options.datamodels) },
        (line) => process.stderr.write(`${line}\n`),
        bindMigrationAwareSqlAdapterFactory(new EngineAdapterFactory(this.#datasource)),
      ),
    );
    return this.#engine;
  }

  #print(content) {
    const id = this.#nextRequestId++;
    const answered = new Promise((resolve) => this.#awaitedAnswers.set(id, resolve));
    this.#send({ id, method: 'print', params: { content } });
    return answered;
  }

  #send(message) {
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  #exitWhenDone() {
    if (this.#closed && this.#running === 0) process.exit(0);
  }
}

function describeError(error) {
  const message = error?.message ?? String(error);
  const data = { is_panic: false, message, error_code: error?.code ?? error?.error_code, meta: error?.meta ?? null };
  return { code: 4466, message: 'An error happened. Check the data field for details.', data };
}

/** `schema-engine cli --datasource <url> can-connect-to-database|create-database|drop-database` */
async function runDatabaseCommand(commandLine) {
  const position = commandLine.findIndex((word) => word === '--datasource' || word === '-d');
  const fields = connectionFields(parseDatasource(commandLine[position + 1]).url);
  const command = commandLine.at(-1);
  const name = pg.escapeIdentifier(fields.database);
  const statement = { 'create-database': `CREATE DATABASE ${name}`, 'drop-database': `DROP DATABASE ${name}` }[command];
  try {
    if (statement === undefined) await withClient(fields, () => undefined);
    else await withClient({ ...fields, database: 'postgres' }, (client) => client.query(statement));
    logEngineLine('INFO', 'ok', {});
    return 0;
  } catch (error) {
    const errorCode = PRISMA_ERRORS[error.code] ?? 'P1001';
    logEngineLine('ERROR', error.message || String(error), { is_panic: false, error_code: errorCode, meta: {} });
    return 1;
  }
}

function logEngineLine(level, message, fields) {
  const entry = { timestamp: new Date().toISOString(), level, fields: { message, ...fields }, target: 'schema_engine' };
  fs.writeSync(2, `${JSON.stringify(entry)}\n`);
}

async function main(commandLine) {
  if (commandLine[0] === '--version') {
    process.stdout.write('schema-engine-cli wasm\n');
    return;
  }
  if (commandLine.includes('cli')) {
    process.exitCode = await runDatabaseCommand(commandLine);
    return;
  }
  const { values } = parseArgs({
    args: commandLine,
    strict: false,
    options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
  });
  new EngineServer(values).listen();
}

await main(process.argv.slice(2));
