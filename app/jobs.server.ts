import { z } from 'zod'
import { indexCourse } from '#app/domain/catalogue/index-course.server.ts'
import { checkAllPayments } from '#app/domain/orders/check-payment.server.ts'
import { convergeOrder } from '#app/domain/orders/converge-order.server.ts'
import { expireSeats } from '#app/domain/seats/expire-seats.server.ts'
import { type JobHandler } from '#app/lib/jobs.server.ts'

const courseSchema = z.object({ courseId: z.string() })
const paymentSchema = z.object({ subscriptionId: z.string().optional(), invoiceId: z.string().optional() })

/** What the worker can do; the name is what `enqueue` was called with. */
export const jobHandlers: Record<string, JobHandler> = {
  'catalogue.index': async (payload) => await indexCourse(courseSchema.parse(payload)),
  'orders.check_payments': async () => void (await checkAllPayments()),
  'seats.expire': async () => void (await expireSeats()),
  'orders.converge': async (payload) => await convergeOrder(paymentSchema.parse(payload)),
}
