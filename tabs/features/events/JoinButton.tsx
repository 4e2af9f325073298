import { Button } from '@fluentui/react-components';
import { VideoRegular } from '@fluentui/react-icons/svg/video';
import type { EventView } from '#core/contract/api.ts';
import { useTeams } from '../../api/context.ts';

/** The way into the meeting. A link by nature, so that it can be copied; in Teams it opens without a browser. */
export function JoinButton({ event }: { event: EventView }) {
  const teams = useTeams();
  const url = event.joinUrl;
  if (!url) return null;
  return (
    <Button
      as="a"
      href={url}
      target="_blank"
      rel="noreferrer"
      appearance="primary"
      icon={<VideoRegular />}
      aria-label={`Join, ${event.title}`}
      onClick={(click) => {
        click.preventDefault();
        void teams.open(url);
      }}
    >
      Join
    </Button>
  );
}
