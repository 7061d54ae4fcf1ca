import { countBodyWords } from '../body-words.js';
import type { DraftedEmail } from '../output.js';
import type { DraftEmailInput } from '../task.js';
import { citeDetail, quotableNeed } from './draft-facts.js';
import { chooseWording, fillWording } from './fill.js';
import { unbreakableSpace, withA, withDe } from './french-grammar.js';
import { oneLine, usableLabel, usablePersonName } from './usable-text.js';
import type { EmailWordings } from './wordings.js';
import { englishWordings } from './wordings-en.js';
import { frenchSectors, frenchWordings } from './wordings-fr.js';

type FactUsed = DraftedEmail['factsUsed'][number];

/** A sentence and the facts it rests on. */
interface Sentence {
  readonly text: string;
  readonly facts: readonly FactUsed[];
}

/** What the sender says, checked before. */
export interface SenderWords {
  readonly sender: string;
  readonly organization: string;
  readonly offer: string;
  readonly value: string | null;
}

/** Details are added while the message stays at or under the first, fillers until it reaches the second (words, O-05). */
const detailsMostWords = 138;
const fillersLeastWords = 92;

const isFact = (fact: FactUsed | undefined): fact is FactUsed => fact !== undefined;

/** Writes the message part of one email: fixed sentences around verbatim details. */
export class MessageComposer {
  readonly #input: DraftEmailInput;
  readonly #words: SenderWords;
  readonly #wordings: EmailWordings;
  readonly #company: string | null;

  constructor(input: DraftEmailInput, words: SenderWords) {
    this.#input = input;
    this.#words = words;
    this.#wordings = input.language === 'fr' ? frenchWordings : englishWordings;
    this.#company = usableLabel(input.company.name);
  }

  /** @param slot The meeting time as written. */
  compose(slot: string): {
    readonly subject: string;
    readonly message: string;
    readonly factsUsed: readonly FactUsed[];
  } {
    const opening = [this.#identity(), this.#relevance()];
    const offer = [this.#fixed('offer', { offer: this.#words.offer })];
    const call = this.#fixed('call', { slot });
    const ending = [call.text, this.#choose('closings')];
    const fixedWords = [this.#greeting(), ...opening, ...offer, ...ending].map((part) =>
      typeof part === 'string' ? part : part.text,
    );
    const details = this.#keptDetails(countBodyWords(fixedWords.join(' ')));
    const kept = countBodyWords([...fixedWords, ...details.map(({ text }) => text)].join(' '));
    const fillers = this.#fillers(kept);
    const paragraphs = [
      this.#greeting(),
      this.#paragraph([...opening, ...details.filter(({ facts }) => facts.length > 0)]),
      this.#paragraph([...offer, ...details.filter(({ facts }) => facts.length === 0)]),
      this.#paragraph([...fillers, call]),
      this.#choose('closings'),
    ];
    const factsUsed = [...opening, ...details].flatMap(({ facts }) => facts);
    return {
      subject: this.#subject(),
      message: paragraphs.join('\n\n'),
      factsUsed: [...this.#greetingFacts(), ...factsUsed],
    };
  }

  #choose(
    name: Exclude<
      keyof EmailWordings,
      'optOut' | 'optOutByReply' | 'information' | 'informationReplyTo' | 'vocabulary'
    >,
  ): string {
    return chooseWording(this.#wordings[name], this.#input.lead.id, name);
  }

  #fixed(
    name: 'identity' | 'identityOfOrganization' | 'offer' | 'call' | 'value',
    values: Readonly<Record<string, string>>,
  ): Sentence {
    return { text: fillWording(this.#choose(name), values), facts: [] };
  }

  #paragraph(sentences: readonly Sentence[]): string {
    return sentences.map(({ text }) => text).join(' ');
  }

  #cite(field: string, detail: string | undefined): FactUsed[] {
    return [citeDetail(this.#input, field, detail ?? '')].filter(isFact);
  }

  #honorific(): string | null {
    const civility = (this.#input.lead.civility ?? '').trim().toLowerCase().replace('.', '');
    const isWoman = ['mme', 'madame', 'ms', 'mrs', 'miss'].includes(civility);
    const isMan = ['m', 'mr', 'monsieur'].includes(civility);
    if (!isWoman && !isMan) return null;
    if (this.#input.language === 'fr') return isWoman ? 'Madame' : 'Monsieur';
    return isWoman ? 'Ms' : 'Mr';
  }

  #greeting(): string {
    const { language, lead } = this.#input;
    const lastName = usablePersonName(lead.lastName);
    const firstName = usablePersonName(lead.firstName);
    const honorific = this.#honorific();
    const hello = language === 'fr' ? 'Bonjour' : 'Hello';
    if (honorific !== null && lastName !== null)
      return `${language === 'fr' ? hello : 'Dear'} ${honorific} ${lastName},`;
    return firstName === null ? `${hello},` : `${hello} ${firstName},`;
  }

  #greetingFacts(): FactUsed[] {
    const { lead } = this.#input;
    if (this.#honorific() !== null && usablePersonName(lead.lastName) !== null)
      return this.#cite('lead.lastName', lead.lastName);
    return usablePersonName(lead.firstName) === null ? [] : this.#cite('lead.firstName', lead.firstName);
  }

  #identity(): Sentence {
    const { sender, organization } = this.#words;
    const name = sender === organization ? 'identityOfOrganization' : 'identity';
    return this.#fixed(name, { sender, organization, deOrganization: withDe(organization) });
  }

  #relevance(): Sentence {
    const title = usableLabel(this.#input.lead.jobTitle);
    const company = this.#company;
    const facts = [
      ...(title === null ? [] : this.#cite('lead.jobTitle', this.#input.lead.jobTitle)),
      ...(company === null ? [] : this.#cite('company.name', this.#input.company.name)),
    ];
    const name =
      title !== null && company !== null
        ? 'relevanceTitleCompany'
        : title !== null
          ? 'relevanceTitle'
          : company !== null
            ? 'relevanceCompany'
            : 'relevance';
    return {
      text: fillWording(this.#choose(name), {
        title: title ?? '',
        company: company ?? '',
        deCompany: withDe(company ?? ''),
      }),
      facts,
    };
  }

  #need(): Sentence[] {
    const need = quotableNeed(this.#input);
    return need ? [{ text: fillWording(this.#choose('need'), { need: need.quote }), facts: [need] }] : [];
  }

  #industry(): Sentence[] {
    const { language, company } = this.#input;
    const label = usableLabel(company.industry);
    const sector = label === null ? undefined : frenchSectors.get(label);
    if (label === null) return [];
    const verbatim = language === 'fr' ? `ce domaine${unbreakableSpace}: ${label}` : label;
    const industry = language === 'fr' && sector !== undefined ? sector : verbatim;
    return [
      {
        text: fillWording(this.#choose('industry'), { industry }),
        facts: this.#cite('company.industry', company.industry),
      },
    ];
  }

  #city(): Sentence[] {
    const city = usableLabel(this.#input.company.city);
    if (city === null) return [];
    return [
      {
        text: fillWording(this.#choose('city'), { city, atCity: withA(city) }),
        facts: this.#cite('company.city', this.#input.company.city),
      },
    ];
  }

  /** The optional sentences that fit, most useful first. */
  #keptDetails(fixedWords: number): Sentence[] {
    const { value } = this.#words;
    const values = value === null ? [] : [this.#fixed('value', { value })];
    const industry = this.#industry();
    const context = industry.length > 0 ? industry : this.#city();
    const kept: Sentence[] = [];
    let words = fixedWords;
    for (const sentence of [...this.#need(), ...values, ...context]) {
      const added = countBodyWords(sentence.text);
      if (words + added > detailsMostWords) continue;
      kept.push(sentence);
      words += added;
    }
    return kept;
  }

  #fillers(words: number): Sentence[] {
    const kept: Sentence[] = [];
    let total = words;
    for (const text of this.#wordings.fillers) {
      if (total >= fillersLeastWords) break;
      kept.push({ text, facts: [] });
      total += countBodyWords(text);
    }
    return kept;
  }

  #subject(): string {
    const { organization } = this.#words;
    const withCompany = this.#company !== null && oneLine(this.#company).length <= 45;
    const wording = this.#choose(withCompany ? 'subjectsWithCompany' : 'subjects');
    return fillWording(wording, { company: this.#company ?? '', organization, deOrganization: withDe(organization) });
  }
}
