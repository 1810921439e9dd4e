//! Whether an order may have gone through although its call failed: the systems that take
//! orders and payments failed, and the call was not one that only reads.

use super::Case;

/// How a message says that what takes orders or payments has failed, in lower case.
/// Source: the vendor's phrases for codes of orders, and threads of tools that place them.
const SYSTEMS: &str = "order system|trade system|trading system|billing system|billing service|billing platform|\
                       billing gateway|billing module|payment system|create order|creating order|create an order|\
                       create the order|generate order|place order|placing the order|order creation|pay order|\
                       pay the order|pay for the order|\
                       订单系统|交易系统|交易服务|计费系统|计费服务|计费平台|计费网关|计费模块|支付系统|下单失败|\
                       下单异常|创建订单|生成订单|支付订单";
/// How the actions begin that only read.
const READING: &str = "Describe List Get Query Inquiry Inquire Check Search Count Export Estimate";

/// Whether a failed call may have placed an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// It was none, or what failed is nothing that takes orders.
    None,
    /// Nothing shows that it was not placed.
    Possible,
}

impl Order {
    /// What message and action show.
    pub(super) fn of(case: Case<'_>) -> Self {
        let message = case.said.message.as_deref().map(str::to_lowercase).unwrap_or_default();
        let action = case.context.action.as_deref().unwrap_or_default();
        if SYSTEMS.split('|').any(|system| message.contains(system)) && !only_reads(action) {
            Self::Possible
        } else {
            Self::None
        }
    }
}

/// Whether an action only reads. One that is not known may do anything.
fn only_reads(action: &str) -> bool {
    READING.split(' ').any(|verb| {
        let rest = action.strip_prefix(verb);
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::{Context, Said};
    use crate::mask::mask;

    #[test]
    fn what_takes_orders_failed_and_the_call_was_none_that_only_reads() {
        for (message, action, expected) in [
            ("The order system is abnormal. Please try again later.", Some("RunInstances"), Order::Possible),
            ("The order system is abnormal.", None, Order::Possible),
            ("The order system is abnormal.", Some("InquiryPriceRunInstances"), Order::None),
            ("The order system is abnormal.", Some("DescribeDeals"), Order::None),
            ("The order system is abnormal.", Some("Getaway"), Order::Possible),
            ("调用计费系统失败", Some("CreateInstances"), Order::Possible),
            ("Sort in ascending order.", Some("RunInstances"), Order::None),
            ("An internal error has occurred.", Some("RunInstances"), Order::None),
        ] {
            let said = Said { message: Some(mask(message)), ..Said::default() };
            let context = Context { action: action.map(mask), ..Context::default() };
            let case = Case { said: &said, context: &context, logged_at: None };
            assert_eq!(Order::of(case), expected, "{message} {action:?}");
        }
    }
}
