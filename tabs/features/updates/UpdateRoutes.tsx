import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../../components/NotFoundPage.tsx';
import UpdatePage from './read/UpdatePage.tsx';

const SearchPage = lazy(() => import('./search/SearchPage.tsx'));
const DeskPage = lazy(() => import('./desk/DeskPage.tsx'));
const NewUpdatePage = lazy(() => import('./desk/NewUpdatePage.tsx'));
const ComposePage = lazy(() => import('./compose/ComposePage.tsx'));
const CorrectPage = lazy(() => import('./review/CorrectPage.tsx'));

/** The pages of updates. The one that most people read comes at once; the others are fetched when they are wanted. */
export default function UpdateRoutes() {
  return (
    <Switch>
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
      <Route>
        <NotFoundPage what="page" />
      </Route>
    </Switch>
  );
}
