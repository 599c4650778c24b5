//! Sorting, and maps and sets kept sorted, that are small in the module: std compiles its sorts (4 kB) and B-trees (5 kB)
//! anew for every type, and a family is a handful of people. For keys as many as a file has lines or words, take std's.

use std::borrow::Borrow;
use std::cmp::Ordering;

/// Sorts in place and keeps the order of equals, by one sort of places that all types share.
pub trait Order<T> {
    /// Sorts by what a comparison says.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    /// Sorts by the values themselves.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for Vec<T> {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let places = places(self.len(), &|one, other| {
            let pair = self.get(one).zip(self.get(other));
            pair.map_or(Ordering::Equal, |(one, other)| compare(one, other))
        });
        let mut left: Vec<Option<T>> = self.drain(..).map(Some).collect();
        for place in places {
            self.extend(left.get_mut(place).and_then(Option::take));
        }
    }
}

#[inline(never)]
fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

/// A map of few keys, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

type Pair<'a, K, V> = fn(&'a (K, V)) -> (&'a K, &'a V);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(it, _)| it.borrow().cmp(key))
    }

    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(self.find(key).ok()?).map(|(_, value)| value)
    }

    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let place = self.find(key).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// The value of a key, there or put there.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let place = self.find(&key);
        Entry {
            map: self,
            key,
            place,
        }
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(place) => {
                let (_, old) = self.0.get_mut(place)?;
                Some(std::mem::replace(old, value))
            }
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }
}

impl<K, V> SortedMap<K, V> {
    pub fn iter(&self) -> std::iter::Map<std::slice::Iter<'_, (K, V)>, Pair<'_, K, V>> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.0.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.0.iter().map(|(_, value)| value)
    }

    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.0.into_iter().map(|(_, value)| value)
    }

    pub const fn len(&self) -> usize {
        self.0.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A place in a [`SortedMap`], taken or free.
pub struct Entry<'a, K, V> {
    map: &'a mut SortedMap<K, V>,
    key: K,
    place: Result<usize, usize>,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'a mut V {
        let place = match self.place {
            Ok(place) => place,
            Err(place) => {
                self.map.0.insert(place, (self.key, value()));
                place
            }
        };
        #[expect(
            clippy::indexing_slicing,
            reason = "the place was just found or filled"
        )]
        &mut self.map.0[place].1
    }

    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Ok(place) = self.place
            && let Some((_, value)) = self.map.0.get_mut(place)
        {
            change(value);
        }
        self
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, Pair<'a, K, V>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A set of few values, in their order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SortedSet<T>(Vec<T>);

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> SortedSet<T> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts a value in; whether it was not there before.
    pub(crate) fn insert(&mut self, value: T) -> bool {
        let place = self.0.binary_search(&value);
        if let Err(place) = place {
            self.0.insert(place, value);
        }
        place.is_err()
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let found = self.0.binary_search_by(|it| it.borrow().cmp(value));
        found.is_ok()
    }
}

impl<T> SortedSet<T> {
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) const fn len(&self) -> usize {
        self.0.len()
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::new();
        set.extend(values);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for SortedSet<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T: Ord> Extend<T> for SortedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<T> IntoIterator for SortedSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a SortedSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_what_stds_is() {
        let pairs = [(3, 'a'), (1, 'b'), (3, 'c'), (-2, 'd'), (1, 'e'), (9, 'f')];
        let ours: SortedMap<i32, char> = pairs.into_iter().collect();
        let theirs: std::collections::BTreeMap<i32, char> = pairs.into_iter().collect();
        assert!(ours.iter().eq(&theirs));
        for key in -3..10 {
            assert_eq!(ours.get(&key), theirs.get(&key), "{key}");
        }
        let mut counts = SortedMap::new();
        for (key, _) in pairs {
            *counts.entry(key).or_insert(0) += 1;
        }
        let counts: Vec<(i32, i32)> = counts.into_iter().collect();
        assert_eq!(counts, [(-2, 1), (1, 2), (3, 2), (9, 1)]);
    }

    #[test]
    fn equals_keep_their_order() {
        let mut words = vec!["pear", "fig", "kiwi", "plum", "oat", "a"];
        words.order_by_key(|word| word.len());
        assert_eq!(words, ["a", "fig", "oat", "pear", "kiwi", "plum"]);
        words.order();
        assert_eq!(words, ["a", "fig", "kiwi", "oat", "pear", "plum"]);
    }
}
