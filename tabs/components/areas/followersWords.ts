import { counted } from '../counted.ts';

/** `211 people follow this area.` */
export function followersWords(followers: number): string {
  if (followers === 0) return 'Nobody follows this area yet.';
  return followers === 1
    ? '1 person follows this area.'
    : `${counted(followers, 'person', 'people')} follow this area.`;
}
