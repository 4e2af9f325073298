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
const AreaRoutes = lazy(() => import('../features/areas/AreaRoutes.tsx'));
const UpdateRoutes = lazy(() => import('../features/updates/UpdateRoutes.tsx'));
const SyncPage = lazy(() => import('../features/sync/SyncPage.tsx'));
const DigestsPage = lazy(() => import('../features/digests/list/DigestsPage.tsx'));
const IssuePage = lazy(() => import('../features/digests/issue/IssuePage.tsx'));
const CorrectItemPage = lazy(() => import('../features/digests/after/CorrectPage.tsx'));
const ReportPage = lazy(() => import('../features/digests/report/ReportPage.tsx'));
const PreferencesPage = lazy(() => import('../features/preferences/PreferencesPage.tsx'));
const PeoplePage = lazy(() => import('../features/people/PeoplePage.tsx'));
const ManagePage = lazy(() => import('../features/manage/ManagePage.tsx'));
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
        {['/areas/:slug/updates/:id', '/updates/:id?', '/manage/updates/*?'].map((path) => (
          <Route key={path} path={path}>
            <UpdateRoutes />
          </Route>
        ))}
        {['/areas/*?', '/manage/areas/*?', '/configure'].map((path) => (
          <Route key={path} path={path}>
            <AreaRoutes />
          </Route>
        ))}
        <Route path="/manage">
          <ManagePage />
        </Route>
        <Route path="/manage/digests">
          <DigestsPage />
        </Route>
        <Route path="/manage/digests/:id">{({ id }) => <IssuePage key={id} id={id} />}</Route>
        <Route path="/manage/digests/:id/correct/:item">
          {({ id, item }) => <CorrectItemPage id={id} item={item} />}
        </Route>
        <Route path="/manage/digests/:id/report">{({ id }) => <ReportPage key={id} id={id} />}</Route>
        <Route path="/preferences">
          <PreferencesPage />
        </Route>
        <Route path="/manage/people">
          <PeoplePage />
        </Route>
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
