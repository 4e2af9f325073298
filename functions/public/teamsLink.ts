/** Links into the Events tab (Microsoft Teams documentation, "Deep link to a tab"). */

export type TeamsPlace = {
  /** Where Teams runs. */
  teamsUrl: string;
  /** The app in the organisation's catalogue. */
  teamsAppId: string;
};

/** @param page what the tab shows, such as `events/b7k2q0000001`; without it, what is coming up */
export const teamsLink = ({ teamsUrl, teamsAppId }: TeamsPlace, page?: string): string => {
  const link = `${teamsUrl}/l/entity/${teamsAppId}/events`;
  return page === undefined
    ? link
    : `${link}?context=${encodeURIComponent(JSON.stringify({ subEntityId: page }))}`;
};
