import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import AreaPage from './area/AreaPage.tsx';
import AreasPage from './list/AreasPage.tsx';

const MinutesPage = lazy(() => import('./meeting/MinutesPage.tsx'));
const MeetingFormPage = lazy(() => import('./meeting/MeetingFormPage.tsx'));
const ManageAreasPage = lazy(() => import('./edit/ManageAreasPage.tsx'));
const EditAreaPage = lazy(() => import('./edit/EditAreaPage.tsx'));
const ConfigurePage = lazy(() => import('./channel/ConfigurePage.tsx'));

/** The pages of areas. Those that most people read come together; forms are fetched when they are wanted. */
export default function AreaRoutes() {
  return (
    <Switch>
      <Route path="/areas">
        <AreasPage />
      </Route>
      <Route path="/areas/:slug">{({ slug }) => <AreaPage key={slug} slug={slug} />}</Route>
      <Route path="/areas/:slug/meetings/new">
        {({ slug }) => <MeetingFormPage slug={slug} id={null} />}
      </Route>
      <Route path="/areas/:slug/meetings/:id">{({ slug, id }) => <MinutesPage slug={slug} id={id} />}</Route>
      <Route path="/areas/:slug/meetings/:id/edit">
        {({ slug, id }) => <MeetingFormPage slug={slug} id={id} />}
      </Route>
      <Route path="/manage/areas">
        <ManageAreasPage />
      </Route>
      <Route path="/manage/areas/new">
        <EditAreaPage slug={null} />
      </Route>
      <Route path="/manage/areas/:slug">{({ slug }) => <EditAreaPage key={slug} slug={slug} />}</Route>
      <Route path="/configure">
        <ConfigurePage />
      </Route>
      <Route>
        <NotFoundPage what="page" />
      </Route>
    </Switch>
  );
}
