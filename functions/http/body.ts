/** The body of a request, read no further than it may be large: what a client says of its size is not taken on trust. */
import type { HttpRequest } from '@azure/functions';

type Posted = { headers: { get(name: string): string | null }; body: HttpRequest['body'] };

/** Null when there are more than `most` bytes; the rest is not read. */
export const readBytes = async (request: Posted, most: number): Promise<Uint8Array | null> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const chunk of request.body) {
      const bytes: Uint8Array = chunk;
      size += bytes.byteLength;
      if (size > most) return null;
      chunks.push(bytes);
    }
  return Buffer.concat(chunks);
};

/** As UTF-8. Null when there are more than `most` bytes. */
export const readText = async (request: Posted, most: number): Promise<string | null> => {
  const bytes = await readBytes(request, most);
  return bytes && new TextDecoder().decode(bytes);
};
