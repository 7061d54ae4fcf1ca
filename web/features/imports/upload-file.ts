import { refreshSession } from '../../graphql/client/session-refresh';

/** How an upload ended. */
export type UploadOutcome =
  | { readonly kind: 'Uploaded' }
  | { readonly kind: 'Refused'; readonly status: number; readonly requestId: string | null }
  | { readonly kind: 'Interrupted' };

const uploadLimitMs = 10 * 60_000;

/** Sends a file to where the API wants it, telling how much is gone (0 to 1); an expired session is renewed once. */
export async function uploadFile(
  path: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<UploadOutcome> {
  const first = await put(path, file, onProgress);
  if (first.kind !== 'Refused' || first.status !== 401) return first;
  return (await refreshSession()) ? put(path, file, onProgress) : first;
}

function put(path: string, file: File, onProgress: (share: number) => void): Promise<UploadOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const interrupted = (): void => {
      resolve({ kind: 'Interrupted' });
    };
    request.open('PUT', path);
    request.timeout = uploadLimitMs;
    request.setRequestHeader('content-type', 'text/csv');
    request.setRequestHeader('apollo-require-preflight', '1');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('load', () => {
      const { status } = request;
      const requestId = request.getResponseHeader('x-request-id');
      resolve(status >= 200 && status < 300 ? { kind: 'Uploaded' } : { kind: 'Refused', status, requestId });
    });
    request.addEventListener('error', interrupted);
    request.addEventListener('timeout', interrupted);
    request.addEventListener('abort', interrupted);
    request.send(file);
  });
}
