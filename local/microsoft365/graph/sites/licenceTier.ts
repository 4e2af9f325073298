/** How much SharePoint gives a tenant by its licences ("How to avoid getting throttled or blocked in SharePoint Online"). */

export type LicenceTier = {
  /** Resource units of one application in one tenant. */
  unitsPerMinute: number;
  unitsPerDay: number;
  /** Resource units of all applications in one tenant. */
  tenantUnitsPerFiveMinutes: number;
};

/** The first tier, 0 to 1,000 licences; every tier is a whole multiple of it. */
const first: LicenceTier = {
  unitsPerMinute: 1_250,
  unitsPerDay: 1_200_000,
  tenantUnitsPerFiveMinutes: 18_750,
};

/** Licences up to which each tier reaches; the fifth has no end. */
const ends = [1_000, 5_000, 15_000, 50_000];

export const licenceTier = (licences: number): LicenceTier => {
  const times = 1 + ends.filter((end) => licences > end).length;
  return {
    unitsPerMinute: first.unitsPerMinute * times,
    unitsPerDay: first.unitsPerDay * times,
    tenantUnitsPerFiveMinutes: first.tenantUnitsPerFiveMinutes * times,
  };
};
