import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { HelpView } from '#core/contract/areas.ts';
import { plainDay } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { putArea } from '../../../api/areas.ts';
import { useApi } from '../../../api/context.ts';
import { OutLink } from '../../../components/areas/OutLink.tsx';
import bar from '../../../components/Bar.module.css';
import { FailureNotice } from '../../../components/FailureNotice.tsx';
import { notify } from '../../../components/toast.tsx';
import { useFocusKept } from '../../../components/useFocusKept.ts';
import { settleHelp } from '../api.ts';
import styles from './HelpWaiting.module.css';
import { deeds } from './helpWords.ts';

type Props = { slug: string; help: HelpView[] };

/** Who offered, asked or suggested what, for those who lead the area: to answer by mail, and to tick off. */
export function HelpWaiting({ slug, help }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  // The last one takes this part of the page along: the next part is as near as can be.
  const keepFocus = useFocusKept(help.length > 1 ? 'help-waiting' : 'focus', help.map(({ id }) => id).join());
  const settling = useMutation({
    mutationFn: ({ id, take }: { id: string; take: boolean; said: string }) =>
      settleHelp(api, slug, id, take),
    onSuccess(reply, { said }) {
      putArea(queries, reply);
      notify(said);
    },
  });
  const settle = (id: string, take: boolean, said: string): void => {
    keepFocus();
    settling.mutate({ id, take, said });
  };
  return (
    <section className={styles.waiting} aria-labelledby="help-waiting">
      <h2 id="help-waiting" tabIndex={-1}>
        Waiting for your answer ({help.length})
      </h2>
      <FailureNotice error={settling.error} />
      <ul className={styles.list}>
        {help.map((each) => (
          <li key={each.id} className={styles.one}>
            <Said slug={slug} help={each} />
            <div className={bar.bar}>
              {each.resource ? (
                <>
                  <Button
                    disabledFocusable={settling.isPending}
                    aria-label={`Add to resources, ${each.resource.title}`}
                    onClick={() => settle(each.id, true, 'Added to the resources.')}
                  >
                    Add to resources
                  </Button>
                  <Button
                    disabledFocusable={settling.isPending}
                    aria-label={`Leave out, ${each.resource.title}`}
                    onClick={() => settle(each.id, false, 'Left out.')}
                  >
                    Leave out
                  </Button>
                </>
              ) : (
                <Button
                  disabledFocusable={settling.isPending}
                  aria-label={`Answered, ${each.name}`}
                  onClick={() => settle(each.id, false, 'Ticked off.')}
                >
                  Answered
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({
  slug,
  help: { name, email, how, at, words, update, resource },
}: {
  slug: string;
  help: HelpView;
}) {
  return (
    <div className={styles.said}>
      <p>
        <strong>{name}</strong> {deeds[how]}, {plainDay(dayOf(at, ukZone))}
      </p>
      {resource && (
        <p>
          <OutLink href={resource.link}>
            {resource.title} ({resource.type})
          </OutLink>
        </p>
      )}
      {words && <p className={styles.words}>{words}</p>}
      {update && (
        <p>
          About <Link href={`/areas/${slug}/updates/${update.id}`}>{update.headline}</Link>
        </p>
      )}
      <p>
        <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>
      </p>
    </div>
  );
}
