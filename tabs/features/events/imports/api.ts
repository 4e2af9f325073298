import { queryOptions } from '@tanstack/react-query';
import type { ImportReply } from '#core/contract/api.ts';
import type { Api } from '../../../api/api.ts';
import { checked } from '../../../api/checked.ts';
import { problemOf, RequestFailed } from '../../../api/problem.ts';

const importsPath = '/api/imports';
const importPath = (id: string): string => `${importsPath}/${encodeURIComponent(id)}`;

/** How often an import under way is asked how far it has come. */
const pollMs = 1_000;

/** Sends a programme and answers with what it would do. `onProgress` gets the share sent, 0 to 1. */
export async function upload(
  api: Api,
  file: File,
  onProgress: (share: number) => void,
): Promise<ImportReply> {
  const token = await api.token();
  const reply = await new Promise<unknown>((resolve, reject) => {
    // `fetch` does not tell how much of a body has gone.
    const request = new XMLHttpRequest();
    request.open('POST', `${importsPath}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve(request.response) : reject(problemOf(request.status, request.response));
    request.onerror = () =>
      reject(new RequestFailed('offline', 'We could not reach the service. Check your connection.'));
    request.send(file);
  });
  return checked('importReplySchema', reply);
}

export const apply = async (api: Api, id: string): Promise<ImportReply> =>
  checked('importReplySchema', await api.send(`${importPath(id)}/apply`, { method: 'POST' }));

export const importQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: async ({ signal }) => checked('importReplySchema', await api.send(importPath(id), { signal })),
    refetchInterval: ({ state }) => (state.data?.run.state === 'applying' ? pollMs : false),
  });
