import type { Instant } from '#core/events/event.ts';
import type { DriftReport, DriftStore } from '#core/sync/reconcile/drift.ts';

/** What comparisons found, in memory. */
export class InMemoryDrifts implements DriftStore {
  reports: DriftReport[] = [];

  async put(report: DriftReport): Promise<void> {
    const others = this.reports.filter(({ at, source }) => at !== report.at || source !== report.source);
    this.reports = [...others, structuredClone(report)];
  }

  async since(at: Instant): Promise<DriftReport[]> {
    const order = ({ at, source }: DriftReport) => `${at} ${source}`;
    const found = this.reports.filter((report) => report.at >= at);
    return structuredClone(found).sort((a, b) => order(b).localeCompare(order(a)));
  }

  async forget(before: Instant): Promise<number> {
    const known = this.reports.length;
    this.reports = this.reports.filter(({ at }) => at >= before);
    return known - this.reports.length;
  }
}
