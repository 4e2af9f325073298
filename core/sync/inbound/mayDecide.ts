import type { Principal } from '../../people/person.ts';

/** Whether somebody decides about every edit that waits for an answer: whoever publishes events does. */
export const mayDecide = ({ roles }: Principal): boolean => roles.includes('editor');
