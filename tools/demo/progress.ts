/** What the bar shows. */
export interface Progress {
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly detail: string;
}

const barWidth = 28;

/** A bar that stays on the last line while decisions scroll above it; without a terminal only the lines are printed. */
export class ProgressBar {
  readonly #out: NodeJS.WriteStream;
  #bar = '';

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  line(text: string): void {
    this.#clear();
    this.#out.write(`${text}\n`);
    this.#draw();
  }

  show({ label, share, detail }: Progress): void {
    const filled = Math.round(Math.min(1, Math.max(0, share)) * barWidth);
    const percent = `${Math.floor(share * 100)}`.padStart(3);
    this.#clear();
    this.#bar = `${label.padEnd(16)} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${percent} %  ${detail}`;
    this.#draw();
  }

  /** Leaves the bar where it is and goes on below it. */
  end(): void {
    if (this.#out.isTTY && this.#bar !== '') this.#out.write('\n');
    this.#bar = '';
  }

  #clear(): void {
    if (this.#out.isTTY && this.#bar !== '') this.#out.write('\r\u001b[2K');
  }

  #draw(): void {
    if (this.#out.isTTY && this.#bar !== '') this.#out.write(this.#bar.slice(0, Math.max(20, this.#out.columns - 1)));
  }
}

/** A table with right-aligned numbers. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length));
  const right = Math.max(...rows.map(([, value]) => value.length));
  return rows.map(([name, value]) => `  ${name.padEnd(left)}   ${value.padStart(right)}`).join('\n');
}

const textWidth = 100;

/** A text in lines of at most 100 characters, each behind `margin`; line ends of the text stay. */
export function wrapped(text: string, margin: string): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && margin.length + line.length + 1 + word.length > textWidth) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line].map((part) => `${margin}${part}`.trimEnd());
  });
}
