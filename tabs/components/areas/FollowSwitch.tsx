import { Switch } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { putArea, setFollowing } from '../../api/areas.ts';
import { useApi } from '../../api/context.ts';
import { asProblem, sentenceOf } from '../../api/problem.ts';
import { announce } from '../announce.tsx';
import styles from './FollowSwitch.module.css';

type Props = { slug: string; name: string; following: boolean };

/** Follows an area or stops. Applies at once, is drawn at once, and goes back when the service refuses. */
export function FollowSwitch({ slug, name, following }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (follow: boolean) => setFollowing(api, slug, follow),
    onSuccess(reply) {
      putArea(queries, reply);
      announce(
        reply.following ? `Following ${name}. It will be in your digest.` : `No longer following ${name}.`,
      );
    },
  });
  const shown = change.isPending ? change.variables : following;
  return (
    <div className={styles.follow}>
      <Switch
        checked={shown}
        label={
          <>
            {shown ? 'Following' : 'Follow'}
            <span className="visually-hidden"> {name}</span>
          </>
        }
        onChange={(_, { checked }) => change.mutate(checked)}
      />
      {change.error && <p className={styles.problem}>{sentenceOf(asProblem(change.error))}</p>}
    </div>
  );
}
