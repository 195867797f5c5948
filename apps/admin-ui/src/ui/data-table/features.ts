import { columnVisibilityFeature, tableFeatures } from '@tanstack/react-table';

/** What our tables do of all that TanStack Table can: rows are sorted, filtered and paged by the API. */
export const features = tableFeatures({ columnVisibilityFeature });
