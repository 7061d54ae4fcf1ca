import type { ZodType } from 'zod';

/** A verbatim quote and where it stands: `quote === sources[sourceKey].slice(start, end)`, offsets in UTF-16 code units. */
export interface Evidence {
  readonly sourceKey: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What a language model is told to answer a task; engines that need no words ignore it (V-30). */
export interface Prompt {
  /** Raised with every change of the text (V-31). */
  readonly version: string;
  readonly text: string;
}

/** One typed question an engine may answer. The name and version are part of every cache key and provenance record. */
export interface Task<Input, Output> {
  readonly name: string;
  /** Raised whenever the meaning of an answer changes. */
  readonly version: string;
  readonly input: ZodType<Input>;
  readonly output: ZodType<Output>;
  readonly prompt: Prompt;
}

/** Tokens an answer used; all zero for the offline engine. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Who answered, and with what, so that an answer can be explained later. */
export interface Provenance {
  readonly engine: string;
  readonly model: string;
  readonly taskName: string;
  readonly taskVersion: string;
}

/** An engine's answer. `confidence` is in [0, 1]; below 0.6 people are told to check it. */
export interface EngineResult<Output> {
  readonly value: Output;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** Cost in millionths of a US dollar; null when the price is unknown. */
  readonly costMicroUsd: number | null;
  readonly usage: Usage;
  readonly provenance: Provenance;
}

/** What a caller allows an answer to take. */
export interface EngineLimits {
  readonly signal?: AbortSignal;
}

/** Whatever answers tasks: a language model, or the offline engine. */
export interface Engine {
  readonly id: string;
  supports(taskName: string): boolean;
  /** @throws EngineUnavailable when it cannot answer now, InvalidTaskInput when the input is not the task's. */
  run<Input, Output>(task: Task<Input, Output>, input: Input, limits?: EngineLimits): Promise<EngineResult<Output>>;
}

/** The engine cannot answer this task now; another engine may. */
export class EngineUnavailable extends Error {
  constructor(
    readonly engine: string,
    reason: string,
  ) {
    super(`Engine ${engine} is unavailable: ${reason}`);
    this.name = 'EngineUnavailable';
  }
}

/** The input does not have the task's shape: a defect of the caller. */
export class InvalidTaskInput extends Error {
  constructor(taskName: string, detail: string) {
    super(`Input of task ${taskName} is invalid: ${detail}`);
    this.name = 'InvalidTaskInput';
  }
}
