/** Which sites may show our pages in a frame, and what our pages may load. */

/** Microsoft 365 hosts that show tabs (Microsoft Teams documentation, "Tab requirements"). */
const hosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/**
 * For the tabs. Fluent UI writes its styles into the page, hence inline styles; the Teams SDK fetches Microsoft's list
 * of hosts from `res.cdn.office.net`.
 * @param teamsUrl where Teams runs for this environment; may show the pages besides Microsoft's hosts
 */
export const tabPolicy = (teamsUrl: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' https://res.cdn.office.net",
    "connect-src 'self' https://res.cdn.office.net",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors 'self' ${[...new Set([...hosts, new URL(teamsUrl).origin])].join(' ')}`,
  ].join('; ');

/** For the public pages: no script at all, the style by its hash, never in a frame. */
export const publicPolicy = (styleHash: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** On everything we serve. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;
