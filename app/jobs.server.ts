import { z } from 'zod'
import { indexCourse } from '#app/domain/catalogue/index-course.server.ts'
import { closeSilentVisits } from '#app/domain/learning/close-silent-visits.server.ts'
import { countDone } from '#app/domain/learning/count-done.server.ts'
import { processImage } from '#app/domain/media/process-image.server.ts'
import { tidyMedia } from '#app/domain/media/tidy-media.server.ts'
import { checkAllPayments } from '#app/domain/orders/check-payment.server.ts'
import { convergeOrder } from '#app/domain/orders/converge-order.server.ts'
import { expireUploads } from '#app/domain/packages/expire-uploads.server.ts'
import { processPackage } from '#app/domain/packages/process-package.server.ts'
import { comparePositionImport } from '#app/domain/positions/compare-import.server.ts'
import { fillEvidence } from '#app/domain/positions/fill-evidence.server.ts'
import { finishPositionImport } from '#app/domain/positions/import-positions.server.ts'
import { expireSeats } from '#app/domain/seats/expire-seats.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { type JobHandler } from '#app/lib/jobs.server.ts'

const assetSchema = z.object({ assetId: z.string() })
const courseSchema = z.object({ courseId: z.string() })
const enrolmentSchema = z.object({ enrolmentId: z.string() })
const importSchema = z.object({ importId: z.string() })
const packageSchema = z.object({ packageId: z.string() })
const paymentSchema = z.object({ subscriptionId: z.string().optional(), invoiceId: z.string().optional() })

/** What the worker can do; the name is what `enqueue` was called with. */
export const jobHandlers: Record<string, JobHandler> = {
  'catalogue.index': async (payload) => await indexCourse(courseSchema.parse(payload)),
  'learning.close_silent_visits': async () => void (await closeSilentVisits()),
  'learning.count_done': async (payload) => {
    const { enrolmentId } = enrolmentSchema.parse(payload)
    await inTransaction(async () => await countDone({ enrolmentId }))
  },
  'media.process_image': async (payload) => await processImage(assetSchema.parse(payload)),
  'media.tidy': async () => await tidyMedia(),
  'orders.check_payments': async () => void (await checkAllPayments()),
  'packages.expire_uploads': async () => await expireUploads(),
  'packages.process': async (payload) => await processPackage(packageSchema.parse(payload)),
  'positions.apply_import': async (payload) => await finishPositionImport(importSchema.parse(payload)),
  'positions.compare_import': async (payload) => await comparePositionImport(importSchema.parse(payload)),
  'positions.fill_evidence': async () => await fillEvidence(),
  'seats.expire': async () => void (await expireSeats()),
  'orders.converge': async (payload) => await convergeOrder(paymentSchema.parse(payload)),
}
