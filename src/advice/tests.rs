use super::*;

#[test]
fn what_is_known_of_the_failure_comes_before_the_code_in_general_or_in_place_of_it() {
    let texts = |count: usize, name: &str| (0..count).map(|at| format!("{name}{at}")).collect::<Vec<_>>();
    let general = || texts(3, "g").into_iter().map(Cow::from).collect::<Vec<_>>();
    let mut advice = Advice { causes: texts(2, "c"), fixes: texts(1, "f"), ..Advice::default() };
    assert_eq!(advice.causes_before(general()), ["c0", "c1", "g0", "g1"]);
    assert_eq!(advice.fixes_before(general(), Lang::En), ["f0", "g0", "g1", "g2"]);
    advice.guess = Some("guess".to_owned());
    assert_eq!(advice.fixes_before(Vec::new(), Lang::En), ["f0 guess"]);
    advice.replaces_entry = true;
    assert_eq!(advice.causes_before(general()), ["c0", "c1"]);
    (advice.causes, advice.fixes) = (Vec::new(), Vec::new());
    assert!(advice.causes_before(general()).is_empty() && advice.fixes_before(general(), Lang::En).is_empty());
    advice.replaces_entry = false;
    assert_eq!(advice.fixes_before(general(), Lang::Ja), ["g0guess", "g1", "g2"]);
    assert!(advice.fixes_before(Vec::new(), Lang::Ja).is_empty());
}
