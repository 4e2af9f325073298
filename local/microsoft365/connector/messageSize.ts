/** Teams' limit on what a bot sends. */

/** 100 KB counted in UTF-16 (Teams, "format your bot messages"). */
const limit = 100 * 1024;

/** Pictures inside the message do not count. */
export function tooBig(body: string): boolean {
  const text = body.replace(/data:image\/[\w.+-]+;base64,[A-Za-z0-9+/=]+/g, '');
  return text.length * 2 > limit;
}
