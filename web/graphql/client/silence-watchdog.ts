const streaming = /^(multipart\/mixed|text\/event-stream)/u;

/**
 * A fetch whose streams fail when nothing, not even a heartbeat, arrives for so many milliseconds: after sleep or a
 * lost network the browser itself would wait for minutes.
 */
export function fetchWithSilenceLimit(silenceMs: number): typeof fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (answer.body === null || !streaming.test(answer.headers.get('content-type') ?? '')) return answer;
    const { status, statusText, headers } = answer;
    return new Response(limitSilence(answer.body, silenceMs), { status, statusText, headers });
  };
}

function limitSilence(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  silenceMs: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const silence = silenceAfter(silenceMs);
        try {
          const chunk = await Promise.race([reader.read(), silence.failure]);
          if (chunk.done) controller.close();
          else controller.enqueue(chunk.value);
        } catch (error) {
          controller.error(error);
          await reader.cancel(error).catch(() => undefined);
        } finally {
          silence.stop();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function silenceAfter(silenceMs: number): { failure: Promise<never>; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TypeError(`Nothing arrived for ${String(silenceMs)} ms.`));
    }, silenceMs);
  });
  return {
    failure,
    stop: () => {
      clearTimeout(timer);
    },
  };
}
