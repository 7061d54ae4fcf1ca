/** Labels of one series; values must come from small fixed sets, never from callers. */
export type Labels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  add(labels?: Labels, amount?: number): void;
}

/** A number that goes up and down. */
export interface Gauge {
  change(amount: number, labels?: Labels): void;
}

/** A distribution of observed values in the unit that its name ends with. */
export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

interface Metric {
  write(lines: string[]): void;
}

const escape = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const keyOf = (labels: Labels): string =>
  Object.entries(labels)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(',');

const series = (name: string, key: string, value: number): string =>
  key === '' ? `${name} ${value}` : `${name}{${key}} ${value}`;

class Value implements Counter, Gauge, Metric {
  readonly #values = new Map<string, number>();

  constructor(
    readonly name: string,
    readonly help: string,
    readonly type: 'counter' | 'gauge',
  ) {}

  add(labels: Labels = {}, amount = 1): void {
    const key = keyOf(labels);
    this.#values.set(key, (this.#values.get(key) ?? 0) + amount);
  }

  change(amount: number, labels: Labels = {}): void {
    this.add(labels, amount);
  }

  write(lines: string[]): void {
    lines.push(`# HELP ${this.name} ${this.help}`, `# TYPE ${this.name} ${this.type}`);
    if (this.#values.size === 0) lines.push(`${this.name} 0`);
    for (const [key, value] of this.#values) lines.push(series(this.name, key, value));
  }
}

interface Distribution {
  readonly counts: number[];
  count: number;
  sum: number;
}

class Buckets implements Histogram, Metric {
  readonly #distributions = new Map<string, Distribution>();

  constructor(
    readonly name: string,
    readonly help: string,
    readonly bounds: readonly number[],
  ) {}

  observe(value: number, labels: Labels = {}): void {
    const key = keyOf(labels);
    const known = this.#distributions.get(key);
    const distribution = known ?? { counts: this.bounds.map(() => 0), count: 0, sum: 0 };
    if (!known) this.#distributions.set(key, distribution);
    const bucket = this.bounds.findIndex((bound) => value <= bound);
    if (bucket >= 0) distribution.counts[bucket] = (distribution.counts[bucket] ?? 0) + 1;
    distribution.count += 1;
    distribution.sum += value;
  }

  write(lines: string[]): void {
    lines.push(`# HELP ${this.name} ${this.help}`, `# TYPE ${this.name} histogram`);
    for (const [key, { counts, count, sum }] of this.#distributions) {
      const prefix = key === '' ? '' : `${key},`;
      let below = 0;
      this.bounds.forEach((bound, index) => {
        below += counts[index] ?? 0;
        lines.push(series(`${this.name}_bucket`, `${prefix}le="${bound}"`, below));
      });
      lines.push(series(`${this.name}_bucket`, `${prefix}le="+Inf"`, count));
      lines.push(series(`${this.name}_sum`, key, sum), series(`${this.name}_count`, key, count));
    }
  }
}

/** Upper bounds, in seconds, that suit requests of a few milliseconds to ten seconds. */
const latencyBoundsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** The metrics of one process, printed in the Prometheus text format (version 0.0.4). */
export class MetricsRegistry {
  readonly #metrics = new Map<string, Metric>();

  counter(name: string, help: string): Counter {
    return this.#register(name, new Value(name, help, 'counter'));
  }

  gauge(name: string, help: string): Gauge {
    return this.#register(name, new Value(name, help, 'gauge'));
  }

  histogram(name: string, help: string, bounds: readonly number[] = latencyBoundsSeconds): Histogram {
    return this.#register(name, new Buckets(name, help, bounds));
  }

  /** Everything measured so far. */
  print(): string {
    const lines: string[] = [];
    for (const metric of this.#metrics.values()) metric.write(lines);
    return `${lines.join('\n')}\n`;
  }

  #register<Kind extends Metric>(name: string, metric: Kind): Kind {
    if (this.#metrics.has(name)) throw new Error(`The metric ${name} exists already.`);
    this.#metrics.set(name, metric);
    return metric;
  }
}
