import { Button } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import type { Me } from '#core/contract/api.ts';

/** What can be done with the programme as a whole. Nobody sees a button they cannot use. */
export function PageActions({ me }: { me: Me }) {
  return (
    <>
      <PageLink to="/events/subscribe">Get them all</PageLink>
      {me.roles.some((role) => role === 'editor' || role === 'administrator') && (
        <PageLink to="/manage/sync">Sync health</PageLink>
      )}
      {me.roles.includes('editor') && (
        <PageLink to="/events/import" icon={<ArrowUploadRegular />}>
          Import a programme
        </PageLink>
      )}
    </>
  );
}

/** A link that looks like a button. */
function PageLink({ to, icon, children }: { to: string; icon?: ReactElement; children: string }) {
  const [, navigate] = useLocation();
  return (
    <Button
      as="a"
      href={`/tabs${to}`}
      {...(icon && { icon })}
      onClick={(click) => {
        click.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </Button>
  );
}
