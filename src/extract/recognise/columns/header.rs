//! Whether a table is about what happened: a column for what was tried, where or when. A table about codes has
//! their meanings beside them.

/// The names of such columns, in lower case.
const ITEMS: &str = "region zone host instance resource node pod server machine action api service product time timestamp date \
                     user account task job status state result bucket cluster domain phone target item attempt line \
                     地域 地区 区域 可用区 实例 实例id 主机 资源 节点 服务器 接口 服务 产品 时间 用户 账号 任务 状态 结果 名称 存储桶 集群 域名 \
                     手机号 序号 リージョン";

/// Whether a column names items.
pub fn names_items<'t>(mut names: impl Iterator<Item = &'t str>) -> bool {
    names.any(|name| {
        let name = name.trim().to_lowercase();
        let is_item = |word: &str| ITEMS.split_ascii_whitespace().any(|item| item == word);
        is_item(&name) || name.split([' ', '_', '-']).any(is_item)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_names_what_was_tried() {
        for header in ["Region,Code,Message", "instance id,code,message", "地域,错误码,错误信息"] {
            assert!(names_items(header.split(',')), "{header}");
        }
        for header in ["Code,Message", "错误码,描述,解决方案", "HTTP,code,description"] {
            assert!(!names_items(header.split(',')), "{header}");
        }
    }
}
