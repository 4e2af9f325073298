import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { copyText } from '../../../components/copyText.ts';
import { notify } from '../../../components/toast.tsx';
import { canShareToChat, shareToChat } from '../../../teams/shareToChat.ts';

/** Passes the area's link on: into a chat where Teams can, else to be pasted anywhere. */
export function ShareArea({ slug, name }: { slug: string; name: string }) {
  const [toChat] = useState(canShareToChat);
  const link = `${location.origin}/go/a/${slug}`;
  const sharing = useMutation({
    mutationFn: () => (toChat ? shareToChat(link, name) : copyText(link)),
    onSuccess: () => notify(toChat ? 'Shared.' : 'Link copied.'),
    onError: () => notify(`It was not shared. Its link is ${link}`),
  });
  return (
    <Button disabledFocusable={sharing.isPending} onClick={() => sharing.mutate()}>
      Share
    </Button>
  );
}
