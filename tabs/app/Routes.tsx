import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useTeams } from '../api/context.ts';
import { LoadingPage } from '../components/LoadingPage.tsx';
import { NotFoundPage } from '../components/NotFoundPage.tsx';
import { OutsidePage } from '../components/OutsidePage.tsx';
import { EventsPage } from '../features/events/agenda/EventsPage.tsx';

const MonthPage = lazy(() => import('../features/events/month/MonthPage.tsx'));
const EventPage = lazy(() => import('../features/events/detail/EventPage.tsx'));
const ImportPage = lazy(() => import('../features/events/imports/ImportPage.tsx'));
const SubscribePage = lazy(() => import('../features/events/subscribe/SubscribePage.tsx'));
const FeedsPage = lazy(() => import('../features/events/feeds/FeedsPage.tsx'));
const AreasPage = lazy(() => import('../features/areas/list/AreasPage.tsx'));
const AreaPage = lazy(() => import('../features/areas/area/AreaPage.tsx'));
const MinutesPage = lazy(() => import('../features/areas/meeting/MinutesPage.tsx'));
const MeetingFormPage = lazy(() => import('../features/areas/meeting/MeetingFormPage.tsx'));
const ManageAreasPage = lazy(() => import('../features/areas/edit/ManageAreasPage.tsx'));
const EditAreaPage = lazy(() => import('../features/areas/edit/EditAreaPage.tsx'));
const ConfigurePage = lazy(() => import('../features/areas/channel/ConfigurePage.tsx'));
const UpdatePage = lazy(() => import('../features/updates/read/UpdatePage.tsx'));
const SearchPage = lazy(() => import('../features/updates/search/SearchPage.tsx'));
const DeskPage = lazy(() => import('../features/updates/desk/DeskPage.tsx'));
const NewUpdatePage = lazy(() => import('../features/updates/desk/NewUpdatePage.tsx'));
const ComposePage = lazy(() => import('../features/updates/compose/ComposePage.tsx'));
const CorrectPage = lazy(() => import('../features/updates/review/CorrectPage.tsx'));
const SyncPage = lazy(() => import('../features/sync/SyncPage.tsx'));
const HelpPage = lazy(() => import('../features/help/HelpPage.tsx'));

/** Every page with its address, below `/tabs`. */
export function Routes() {
  const { inside } = useTeams();
  return (
    <Suspense fallback={<LoadingPage />}>
      <Switch>
        <Route path="/help/:topic?">{({ topic }) => <HelpPage topic={topic} />}</Route>
        {!inside && (
          <Route>
            <OutsidePage />
          </Route>
        )}
        <Route path="/">
          <Redirect to="/events" replace />
        </Route>
        <Route path="/events">
          <EventsPage />
        </Route>
        <Route path="/events/month">
          <MonthPage />
        </Route>
        <Route path="/events/import">
          <ImportPage />
        </Route>
        <Route path="/events/subscribe">
          <SubscribePage />
        </Route>
        <Route path="/events/feeds">
          <FeedsPage />
        </Route>
        <Route path="/areas">
          <AreasPage />
        </Route>
        <Route path="/areas/:slug">{({ slug }) => <AreaPage key={slug} slug={slug} />}</Route>
        <Route path="/areas/:slug/meetings/new">
          {({ slug }) => <MeetingFormPage slug={slug} id={null} />}
        </Route>
        <Route path="/areas/:slug/meetings/:id">
          {({ slug, id }) => <MinutesPage slug={slug} id={id} />}
        </Route>
        <Route path="/areas/:slug/meetings/:id/edit">
          {({ slug, id }) => <MeetingFormPage slug={slug} id={id} />}
        </Route>
        <Route path="/configure">
          <ConfigurePage />
        </Route>
        <Route path="/areas/:slug/updates/:id">
          {({ slug, id }) => <UpdatePage key={id} slug={slug} id={id} />}
        </Route>
        <Route path="/updates">
          <SearchPage />
        </Route>
        <Route path="/updates/:id">{({ id }) => <UpdatePage key={id} slug={null} id={id} />}</Route>
        <Route path="/manage/updates">
          <DeskPage />
        </Route>
        <Route path="/manage/updates/new">
          <NewUpdatePage />
        </Route>
        <Route path="/manage/updates/:id">{({ id }) => <ComposePage key={id} id={id} />}</Route>
        <Route path="/manage/updates/:id/correct">{({ id }) => <CorrectPage key={id} id={id} />}</Route>
        <Route path="/manage/areas">
          <ManageAreasPage />
        </Route>
        <Route path="/manage/areas/new">
          <EditAreaPage slug={null} />
        </Route>
        <Route path="/manage/areas/:slug">{({ slug }) => <EditAreaPage key={slug} slug={slug} />}</Route>
        <Route path="/manage/sync">
          <SyncPage />
        </Route>
        <Route path="/events/:id">{({ id }) => <EventPage key={id} id={id} />}</Route>
        <Route>
          <NotFoundPage what="page" />
        </Route>
      </Switch>
    </Suspense>
  );
}
