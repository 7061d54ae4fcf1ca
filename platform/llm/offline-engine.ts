import {
  EngineUnavailable,
  InvalidTaskInput,
  type Engine,
  type EngineLimits,
  type EngineResult,
  type Evidence,
  type Task,
} from './engine.js';

/** What an offline solver answers: a value, how sure it is (0 to 1) and the quotes it rests on. */
export interface OfflineAnswer<Output> {
  readonly value: Output;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** A deterministic, pure answer to one task: same input, same answer, no clock, no network. */
export interface OfflineSolver<Input, Output> {
  readonly task: Task<Input, Output>;
  readonly solve: (input: Input) => OfflineAnswer<Output>;
}

type AnySolver = { readonly task: { readonly name: string }; readonly solve: (input: never) => OfflineAnswer<unknown> };

/** The engine that needs no key and no network: rules and tables shipped with the product. */
export class OfflineEngine implements Engine {
  readonly id = 'offline';
  readonly #solvers: ReadonlyMap<string, AnySolver>;

  constructor(solvers: readonly AnySolver[]) {
    this.#solvers = new Map(solvers.map((solver) => [solver.task.name, solver]));
  }

  supports(taskName: string): boolean {
    return this.#solvers.has(taskName);
  }

  async run<Input, Output>(
    task: Task<Input, Output>,
    input: Input,
    limits?: EngineLimits,
  ): Promise<EngineResult<Output>> {
    limits?.signal?.throwIfAborted();
    const solver = this.#solvers.get(task.name);
    if (!solver) throw new EngineUnavailable(this.id, `it has no solver for ${task.name}`);
    const parsed = task.input.safeParse(input);
    if (!parsed.success) throw new InvalidTaskInput(task.name, parsed.error.message);
    const answer = solver.solve(parsed.data as never);
    return {
      value: task.output.parse(answer.value),
      confidence: answer.confidence,
      evidence: answer.evidence,
      costMicroUsd: 0,
      usage: { inputTokens: 0, outputTokens: 0 },
      provenance: { engine: this.id, model: `rules-${task.version}`, taskName: task.name, taskVersion: task.version },
    };
  }
}
