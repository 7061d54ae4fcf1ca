import path from 'node:path';
import { seedInstallation } from '../supervisor/demo-seed.js';
import { createRunDirectory } from '../supervisor/run-directory.js';
import { stopWhenUnread } from '../supervisor/stop-when-unread.js';
import { createSupervisor } from '../supervisor/supervisor.js';
import { Api, ApiFailed } from './api.js';
import { createCampaign, launch, unreadOf, watch, writeIn } from './campaign.js';
import { bestLeads } from './examples.js';
import { importList, languageOfList, requireFile, type ImportCounts } from './import-list.js';
import { ProgressBar } from './progress.js';
import { refusedRowLines, saveReport } from './refused-rows.js';
import { draftLines, exampleLines, figures, isWhole, verdictLines, type DemoOutcome } from './summary.js';
import { verifyQuotes } from './verify-quotes.js';
import { chooseLanguage, demoWords, type DemoLanguage, type DemoWords } from './words.js';

/** What a person may choose on the command line. */
export interface DemoChoices {
  readonly file?: string | undefined;
  readonly criteria?: string | undefined;
  readonly offer?: string | undefined;
  readonly most?: string | undefined;
  /** `en` or `fr`: the language of the terminal and of the emails. */
  readonly language?: string | undefined;
  readonly quiet?: boolean | undefined;
}

const leadsOfDirectory = 300;
const leadsOfList = 100_000;

/** One demo under way. */
interface Play {
  readonly api: Api;
  readonly bar: ProgressBar;
  readonly words: DemoWords;
  readonly language: DemoLanguage;
  readonly choices: DemoChoices;
  /** Where files for the person go. */
  readonly directory: string;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Imports the list; its emails are in the language most of its people read, unless a language was asked for. */
async function bringList(
  { api, bar, words, choices, directory }: Play,
  campaignId: string,
  file: string,
): Promise<ImportCounts> {
  say(words.readingList(path.basename(file)));
  const imported = await importList({ api, bar, words, file, campaignId });
  if (imported.reportPath !== null) {
    const report = await saveReport(api, imported.reportPath, directory, file);
    for (const line of refusedRowLines(report, imported.refusedCount, words)) say(line);
  }
  const language = choices.language === undefined ? await languageOfList(api, campaignId) : null;
  if (language) await writeIn(api, campaignId, language, choices.offer ?? demoWords[language].offer);
  return imported;
}

async function play(plan: Play): Promise<number> {
  const { api, bar, words, choices } = plan;
  const { file } = choices;
  const criteria = choices.criteria ?? (file === undefined ? words.criteria : '');
  const startedAt = performance.now();
  const campaignId = await createCampaign(api, {
    name: file === undefined ? words.campaign : words.list(path.basename(file)),
    criteriaText: criteria,
    source: file === undefined ? 'DIRECTORY' : 'IMPORTED_LIST',
    offer: choices.offer ?? words.offer,
    leadsMax: Number(choices.most ?? (file === undefined ? leadsOfDirectory : leadsOfList)),
    language: plan.language === 'fr' ? 'FR' : 'EN',
  });
  const imported = file === undefined ? null : await bringList(plan, campaignId, file);
  if (file === undefined) {
    say(words.lookingFor(criteria));
    const unread = await unreadOf(api, criteria);
    if (unread.length > 0) say(words.notUnderstood(unread.join(', ')));
  }
  const runId = await launch(api, campaignId);
  const watched = await watch({ api, bar, words, runId, quiet: choices.quiet === true });
  const seconds = (performance.now() - startedAt) / 1000;
  const quotes = await verifyQuotes(api, campaignId);
  const leads = await bestLeads(api, campaignId);
  const outcome: DemoOutcome = { ...watched, imported, seconds, quotes, leads, criteria };
  const told = [
    ...exampleLines(outcome, words),
    ...draftLines(outcome, words),
    '',
    figures(outcome, words),
    '',
    ...verdictLines(outcome, words),
  ];
  for (const line of told) say(line);
  return isWhole(outcome) ? 0 : 1;
}

/** Refuses what no stack is needed to refuse. @throws ApiFailed */
function readChoices({ language, file, most }: DemoChoices): DemoLanguage {
  const chosen = chooseLanguage(language, Intl.DateTimeFormat().resolvedOptions().locale);
  if (!chosen) throw new ApiFailed(`--language ${language ?? ''} is not known: give en or fr.`);
  const leadsMax = Number(most ?? 1);
  if (!Number.isInteger(leadsMax) || leadsMax < 1)
    throw new ApiFailed(`--most ${most ?? ''} is not a number of leads.`);
  if (file !== undefined) requireFile(path.resolve(file));
  return chosen;
}

/** A stack of its own beside any other, and the login of its manager once it is seeded. */
function prepareStack(root: string, dataDirectory: string) {
  let login: { readonly email: string; readonly password: string } | undefined;
  const supervisor = createSupervisor({
    root,
    dataDirectory,
    ports: { gateway: 0, web: 0 },
    children: ['gateway', 'worker'],
    log: () => undefined,
    prepare: async (environment) => {
      const seeded = await seedInstallation(dataDirectory, environment);
      const manager = seeded?.logins.find(({ role }) => role === 'MANAGER');
      if (typeof manager?.password === 'string') login = { email: manager.email, password: manager.password };
    },
  });
  const signIn = async (): Promise<Api> => {
    if (!login) throw new ApiFailed('The demo organization has no manager to sign in as.');
    const api = new Api(`http://127.0.0.1:${supervisor.status().ports.gateway}`);
    await api.login(login.email, login.password);
    return api;
  };
  return { supervisor, signIn };
}

/** Starts a stack, plays the main job over its API, stops it and answers the exit code. @throws ApiFailed */
export async function runDemo(root: string, choices: DemoChoices): Promise<number> {
  const language = readChoices(choices);
  const words = demoWords[language];
  const directory = path.join(root, '.vectra-demo');
  const run = await createRunDirectory(directory);
  const { supervisor, signIn } = prepareStack(root, run.path);
  const bar = new ProgressBar(process.stdout);
  const interrupted = (): void => {
    bar.end();
    void supervisor
      .stop()
      .then(() => run.remove())
      .finally(() => {
        say(words.stopped);
        process.exit(130);
      });
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  stopWhenUnread(process.stdout, interrupted);
  let isOursToMend = true;
  try {
    say(words.starting);
    await supervisor.start();
    const file = choices.file === undefined ? {} : { file: path.resolve(choices.file) };
    const exitCode = await play({
      api: await signIn(),
      bar,
      words,
      language,
      choices: { ...choices, ...file },
      directory,
    });
    isOursToMend = false;
    return exitCode;
  } catch (error) {
    isOursToMend = !(error instanceof ApiFailed);
    throw error;
  } finally {
    bar.end();
    await supervisor.stop();
    if (isOursToMend) say(words.logs(path.relative(process.cwd(), path.join(run.path, 'logs'))));
    else await run.remove();
  }
}
