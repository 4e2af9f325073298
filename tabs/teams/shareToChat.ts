import { sharing } from '@microsoft/teams-js';

/** Whether this Teams can share a page into a chat. Only to be asked once Teams has answered. */
export function canShareToChat(): boolean {
  try {
    return sharing.isSupported();
  } catch (error) {
    // Outside Teams the library throws instead of answering.
    console.info('Sharing to a chat is not there.', error);
    return false;
  }
}

/** Opens Teams' own dialog for sharing a link. Rejects when it was not shared. */
export const shareToChat = (url: string, message: string): Promise<void> =>
  sharing.shareWebContent({ content: [{ type: 'URL', url, message, preview: true }] });
