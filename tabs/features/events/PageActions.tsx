import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import type { Me } from '#core/contract/api.ts';
import { manageLinks } from '../../components/manageLinks.ts';
import { PageLink } from '../../components/PageLink.tsx';

/** What can be done with the programme as a whole. Nobody sees a button they cannot use. */
export function PageActions({ me }: { me: Me }) {
  return (
    <>
      <PageLink to="/events/subscribe">Get them all</PageLink>
      <PageLink to="/preferences">Preferences</PageLink>
      {manageLinks(me.roles).length > 0 && <PageLink to="/manage">Manage</PageLink>}
      {me.roles.includes('editor') && (
        <PageLink to="/events/import" icon={<ArrowUploadRegular />}>
          Import a programme
        </PageLink>
      )}
    </>
  );
}
