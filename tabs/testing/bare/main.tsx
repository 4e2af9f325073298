/** What a Fluent tab costs that does next to nothing: the yardstick the Events tab is measured against in the same run. */
import {
  Button,
  Card,
  CardHeader,
  FluentProvider,
  Tab,
  TabList,
  teamsLightTheme,
} from '@fluentui/react-components';
import { app } from '@microsoft/teams-js';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';

function Bare() {
  useEffect(() => {
    void app.notifySuccess();
  }, []);
  return (
    <FluentProvider theme={teamsLightTheme}>
      <TabList selectedValue="list">
        <Tab value="list">List</Tab>
        <Tab value="month">Month</Tab>
      </TabList>
      {['First', 'Second', 'Third'].map((title) => (
        <Card key={title}>
          <CardHeader header={<h2>{title}</h2>} action={<Button>Open</Button>} />
        </Card>
      ))}
    </FluentProvider>
  );
}

const root = document.getElementById('root');
if (root) app.initialize().then(() => createRoot(root).render(<Bare />));
